using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgentOps.Api.Access;
using AgentOps.Api.Tests.Hosting;
using AgentOps.Silo.Web;

namespace AgentOps.Api.Tests.Http;

/// <summary>Webhooks out: signed, once by the event's id, tried for a day, visible, replayable (SPEC §9).</summary>
public sealed class WebhookTests(WebhookTests.Fixture fixture) : IClassFixture<WebhookTests.Fixture>
{
    private readonly ApiServer _server = fixture.Server;
    private readonly Receiver _receiver = fixture.Receiver;

    [Fact]
    public async Task An_event_of_a_kind_asked_for_is_delivered_signed_and_once()
    {
        var company = await _server.Company();
        var secret = (await Put(company, "ops", ["proposal_created", "proposal_accepted"], 201)).Text("secret");

        var proposal = await company.Propose();

        await Within.Seconds(20, async () => (await Hook(company, "ops")).Number("pending") == 0 && _receiver.At(Path(company, "ops")).Count == 2);
        var got = _receiver.At(Path(company, "ops"));
        got.Select(m => m.Kind).ShouldBe(["proposal_created", "proposal_accepted"], ignoreOrder: true);
        got.ShouldAllBe(m => m.Event.Text("kind") == m.Kind && m.Event.Text("id") == m.Delivery && m.Event["refs"]!.Text("proposalId") == proposal.Text("id"));
        foreach (var message in got)
        {
            var parts = message.Signature.Split(',').ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
            parts["v1"].ShouldBe(WebhookSender.Sign(secret, long.Parse(parts["t"]), message.Body));
        }

        var listed = (await company.Get("webhooks/ops/deliveries")).Items();
        listed.Count.ShouldBe(2);
        listed.ShouldAllBe(d => d!.Text("status") == "delivered" && d!.Number("attempts") == 1 && d!.Number("answer") == 200);
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_stored_nowhere()
    {
        var company = await _server.Company();
        var secret = (await Put(company, "quiet", ["mission_failed"], 201)).Text("secret");
        var renewed = (await _server.Admin.Post($"{company.Path}/webhooks/quiet/secret").Json(200)).Text("secret");
        renewed.ShouldNotBe(secret);

        foreach (var canary in new[] { secret, renewed, "token=geheim" })
        {
            (await company.Get("webhooks")).ToJsonString().ShouldNotContain(canary);
            (await company.Get("webhooks/quiet")).ToJsonString().ShouldNotContain(canary);
            _server.Log.Text.ShouldNotContain(canary);
            (await _server.Database.Scalar<long>($"select count(*) from ops_audit a where a::text like '%{canary}%'")).ShouldBe(0);
        }

        (await _server.Database.Scalar<long>($"select count(*) from ops_webhooks w where w::text like '%{renewed}%'")).ShouldBe(0);
        (await company.Get("webhooks/quiet")).Text("address").ShouldBe(_receiver.Origin);
        var viewer = await _server.Client(Role.Viewer, company.Key);
        await viewer.GetAsync($"{company.Path}/webhooks").Problem(403);
    }

    [Fact]
    public async Task A_delivery_that_fails_is_tried_again_until_it_arrives()
    {
        var company = await _server.Company();
        await Put(company, "flaky", ["proposal_created"], 201);
        _receiver.Answers[Path(company, "flaky")] = 500;
        await company.Propose();
        await Within.Seconds(20, async () => await Delivery(company, "flaky") is { } d && d["answer"]?.GetValue<int>() == 500);
        var waiting = (await Delivery(company, "flaky"))!;
        waiting.Text("status").ShouldBe("pending");
        waiting.Text("error").ShouldContain("500");
        (await Hook(company, "flaky")).Text("lastError").ShouldContain("500");
        waiting["nextAttemptAt"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(waiting["createdAt"]!.GetValue<DateTimeOffset>());

        _receiver.Answers[Path(company, "flaky")] = 204;
        await Due(company);

        await Within.Seconds(20, async () => (await Delivery(company, "flaky"))!.Text("status") == "delivered");
        _receiver.At(Path(company, "flaky")).Select(m => m.Delivery).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task After_a_day_it_has_failed_and_a_person_can_replay_it()
    {
        var company = await _server.Company();
        await Put(company, "dead", ["proposal_created"], 201);
        _receiver.Answers[Path(company, "dead")] = 503;
        await company.Propose();
        await Within.Seconds(20, async () => (await Delivery(company, "dead"))?["answer"] is not null);
        await _server.Database.Execute($"update ops_webhook_deliveries set until = now() where company = '{company.Key}'");
        await Due(company);
        await Within.Seconds(20, async () => (await Delivery(company, "dead"))!.Text("status") == "failed");
        (await Hook(company, "dead")).Number("failed").ShouldBe(1);

        _receiver.Answers[Path(company, "dead")] = 200;
        (await _server.Admin.Post($"{company.Path}/webhooks/dead/replay").Json(200)).Number("replayed").ShouldBe(1);
        await Within.Seconds(20, async () => (await Delivery(company, "dead"))!.Text("status") == "delivered");

        // Also what arrived, and what was never asked for, can be had again.
        var accepted = (await company.Get("events?kind=proposal_accepted")).Items().First()!.Text("id");
        await _server.Admin.Post($"{company.Path}/webhooks/dead/deliveries/{accepted}/replay").Json(200);
        await Within.Seconds(20, () => Task.FromResult(_receiver.At(Path(company, "dead")).Any(m => m.Delivery == accepted)));
        await _server.Admin.Post($"{company.Path}/webhooks/dead/deliveries/{Guid.CreateVersion7()}/replay").Problem(404);
    }

    [Fact]
    public async Task What_waits_for_a_dead_receiver_is_bounded_and_nothing_is_lost_by_it()
    {
        var company = await _server.Company();
        await Put(company, "slow", ["external"], 201);
        _receiver.Answers[Path(company, "slow")] = 500;
        for (var batch = 0; batch < 3; batch++)
        {
            var events = Enumerable.Range(0, 400).Select(i => new { id = $"{batch}-{i}", kind = "tick", title = "Tick" });
            await _server.Admin.Post($"{company.Path}/events", new { events }).Json(200);
        }

        await Within.Seconds(60, async () => (await Hook(company, "slow")).Number("pending") == 1_000);
        (await Hook(company, "slow")).Number("pending").ShouldBe(1_000);
        await Put(company, "slow", null, 200, enabled: false);
        await _server.Database.Execute($"update ops_webhook_deliveries set status = 'delivered', finished_at = now() where company = '{company.Key}'");
        (await _server.Database.Scalar<int>($"select ops_webhook_feed('{company.Key}', 'slow', now(), 500, 1000)")).ShouldBe(0, "switched off");
        await Put(company, "slow", null, 200, enabled: true);
        await Within.Seconds(20, async () => await _server.Database.Scalar<long>($"select count(*) from ops_webhook_deliveries where company = '{company.Key}'") == 1_200);
    }

    [Fact]
    public async Task Ended_deliveries_are_forgotten_after_a_week_and_beyond_a_number()
    {
        var company = await _server.Company();
        await Put(company, "old", ["mission_failed"], 201);
        await _server.Database.Execute(
            $"""
            insert into ops_webhook_deliveries (company, webhook, event_id, kind, status, created_at, due_at, until, finished_at)
            select '{company.Key}', 'old', gen_random_uuid(), 'mission_failed', 'failed', t, t, t, t from generate_series(now() - interval '7 days 12 hours', now() - interval '1 hour', interval '1 day') t
            """);

        (await _server.Database.Scalar<long>($"select ops_webhook_trim('{company.Key}', 'old', now(), 100)")).ShouldBe(1);
        (await _server.Database.Scalar<long>($"select ops_webhook_trim('{company.Key}', 'old', now(), 3)")).ShouldBe(4);
        (await _server.Database.Scalar<long>($"select count(*) from ops_webhook_deliveries where company = '{company.Key}'")).ShouldBe(3);
    }

    [Fact]
    public async Task Those_of_a_deleted_company_go_with_it()
    {
        var company = await _server.Company();
        await Put(company, "ops", ["*"], 201);
        await company.Propose();
        await Within.Seconds(20, () => Task.FromResult(_receiver.At(Path(company, "ops")).Count > 0));
        using var gone = await _server.Admin.DeleteAsync(company.Path);
        ((int)gone.StatusCode).ShouldBe(204);

        foreach (var table in new[] { "ops_webhooks", "ops_webhook_deliveries" })
            (await _server.Database.Scalar<long>($"select count(*) from {table} where company = '{company.Key}'")).ShouldBe(0, table);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("https://1.1.1.1:8443/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:pass@example.com/")]
    [InlineData("nowhere")]
    public async Task An_address_that_may_not_be_crawled_may_not_be_told_either(string address)
    {
        var company = await _server.Company();
        await _server.Admin.PutAsJsonAsync($"{company.Path}/webhooks/bad", new { address, kinds = new[] { "*" } }).Problem(400, "address");
    }

    [Fact]
    public async Task What_cannot_be_a_webhook_is_refused()
    {
        var company = await _server.Company();
        var path = $"{company.Path}/webhooks";
        await _server.Admin.PutAsJsonAsync($"{path}/bad", new { address = _receiver.Origin, kinds = new[] { "no_such_kind" } }).Problem(400, "kinds");
        await _server.Admin.PutAsJsonAsync($"{path}/bad", new { address = _receiver.Origin, kinds = Array.Empty<string>() }).Problem(400, "kinds");
        await _server.Admin.PutAsJsonAsync($"{path}/bad", new { kinds = new[] { "*" } }).Problem(400, "address");
        await _server.Admin.PutAsJsonAsync($"{path}/bad", new { address = _receiver.Origin }).Problem(400, "kinds");
        await _server.Admin.PutAsJsonAsync($"{path}/Bad", new { address = _receiver.Origin, kinds = new[] { "*" } }).Problem(400, "name");
        await _server.Admin.GetAsync($"{path}/none").Problem(404);
        await _server.Admin.GetAsync($"{path}/none/deliveries").Problem(404);
        await _server.Admin.DeleteAsync($"{path}/none").Problem(404);
        for (var i = 0; i < 20; i++) await Put(company, $"h{i}", ["mission_failed"], 201);
        await _server.Admin.PutAsJsonAsync($"{path}/h20", new { address = _receiver.Origin, kinds = new[] { "*" } }).Problem(409);
        using var gone = await _server.Admin.DeleteAsync($"{path}/h0");
        ((int)gone.StatusCode).ShouldBe(204);
    }

    private static string Path(TestCompany company, string name) => $"/{company.Key}/{name}";

    private async Task<JsonNode> Put(TestCompany company, string name, string[]? kinds, int status, bool? enabled = null)
    {
        var address = kinds is null ? null : $"{_receiver.Origin}{Path(company, name)}?token=geheim";
        return await _server.Admin.PutAsJsonAsync($"{company.Path}/webhooks/{name}", new { address, kinds, enabled }).Json(status);
    }

    private static Task<JsonNode> Hook(TestCompany company, string name) => company.Get($"webhooks/{name}");

    private static async Task<JsonNode?> Delivery(TestCompany company, string name) =>
        (await company.Get($"webhooks/{name}/deliveries")).Items().Where(d => d!.Text("kind") == "proposal_created").Select(d => d!).SingleOrDefault();

    private Task<int> Due(TestCompany company) =>
        _server.Database.Execute($"update ops_webhook_deliveries set due_at = now() where company = '{company.Key}' and status = 'pending'");

    public sealed class Fixture : IAsyncLifetime
    {
        public ApiServer Server { get; } = new();

        public Receiver Receiver { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Receiver = await Receiver.Start();
            Server.Settings["AGENTOPS_CRAWL_ALLOW"] = Receiver.Origin["http://".Length..];
            await Server.InitializeAsync();
        }

        public async Task DisposeAsync()
        {
            await Server.DisposeAsync();
            await Receiver.DisposeAsync();
        }
    }
}
