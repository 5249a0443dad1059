using AgentOps.Silo.Web;
using AgentOps.Web;

namespace AgentOps.Silo.Tests.Web;

public sealed class WebhookSenderTests : IAsyncLifetime
{
    private readonly Dictionary<string, string?> _settings = [];
    private TestSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await TestSite.Start();
        _settings["AGENTOPS_WEBHOOK_OPS_ROOM_URL"] = $"{_site.Origin}/hook?token=geheim";
        _settings["AGENTOPS_WEBHOOK_OPS_ROOM_SECRET"] = "canary-secret";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_webhook_is_signed_over_time_and_body()
    {
        _site.Page("/hook", "ok", status: 202);
        (await Sender().Send("ops-room", "m.1", new("""{"a":1}"""), default)).Status.ShouldBe(202);

        var (method, _, headers, body) = _site.Requests.ShouldHaveSingleItem();
        method.ShouldBe("POST");
        body.ShouldBe("""{"a":1}""");
        headers["X-AgentOps-Delivery"].ToString().ShouldBe("m.1");
        var signature = headers["X-AgentOps-Signature"].ToString().Split(',').ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
        signature["v1"].ShouldBe(WebhookSender.Sign("canary-secret", long.Parse(signature["t"]), body));
        signature["v1"].ShouldNotBe(WebhookSender.Sign("canary-secret", long.Parse(signature["t"]) + 1, body));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(429, true)]
    [InlineData(400, false)]
    [InlineData(302, false)]
    public async Task An_answer_other_than_2xx_is_a_failure_without_address_or_secret_in_it(int status, bool retryable)
    {
        _site.Page("/hook", context => { context.Response.StatusCode = status; context.Response.Headers.Location = "/elsewhere"; return Task.CompletedTask; });
        var failed = await Should.ThrowAsync<FetchException>(() => Sender().Send("ops-room", "m.1", new("{}"), default));
        failed.Message.ShouldContain(status.ToString());
        failed.Retryable.ShouldBe(retryable);
        failed.ToString().ShouldNotContain("geheim");
        failed.ToString().ShouldNotContain("canary");
        _site.Asked("/elsewhere").ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_target_and_a_missing_secret_say_what_to_set()
    {
        (await Should.ThrowAsync<FetchException>(() => Sender().Send("nope", "i", new("{}"), default))).Message.ShouldContain("AGENTOPS_WEBHOOK_NOPE_URL");
        _settings["AGENTOPS_WEBHOOK_OPS_ROOM_SECRET"] = null;
        (await Should.ThrowAsync<FetchException>(() => Sender().Send("ops-room", "i", new("{}"), default))).Message.ShouldContain("AGENTOPS_WEBHOOK_OPS_ROOM_SECRET");
    }

    [Fact]
    public async Task A_secret_file_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "canary-secret");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            _settings["AGENTOPS_WEBHOOK_OPS_ROOM_SECRET"] = null;
            _settings["AGENTOPS_WEBHOOK_OPS_ROOM_SECRET_FILE"] = file;
            (await Should.ThrowAsync<FetchException>(() => Sender().Send("ops-room", "i", new("{}"), default))).Message.ShouldContain(file);
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
            _site.Page("/hook", "ok");
            (await Sender().Send("ops-room", "i", new("{}"), default)).Status.ShouldBe(200);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private WebhookSender Sender() => new(_settings.GetValueOrDefault, TimeProvider.System);
}
