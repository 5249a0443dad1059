using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using AgentOps.Process.Tests.Commands;

namespace AgentOps.Process.Tests.Deployment;

/// <summary>The installer in a root of its own, the unit by systemd's own judges, and the installed program started as the unit would start it.</summary>
public sealed class DeployTests : IDisposable
{
    private static readonly string Deploy = Path.Combine(Server.Root, "deploy");
    private readonly string _root = Directory.CreateTempSubdirectory("agentops-root-").FullName;

    private string Unit => Path.Combine(_root, "etc/systemd/system/agentops.service");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task It_installs_twice_serves_under_the_unit_is_verified_drains_and_leaves_only_the_data()
    {
        var build = Build("one");
        await Install("--build", build, "--root", _root);
        var key = File.ReadAllText(At("etc/agentops/admin.key"));
        (string, string)[] modes =
            [("etc/agentops/admin.key", "600"), ("etc/agentops/agentops.env", "600"), ("etc/agentops", "750"), ("var/lib/agentops", "700")];
        foreach (var (path, mode) in modes)
            Convert.ToString((int)File.GetUnixFileMode(At(path)), 8).ShouldBe(mode, path);
        File.ReadAllText(At("etc/passwd")).ShouldContain("agentops:");
        File.AppendAllText(At("etc/agentops/agentops.env"), "AGENTOPS_RATE_LIMIT=1000\n");
        await Install("--build", build, "--root", _root);
        File.ReadAllText(At("etc/agentops/admin.key")).ShouldBe(key);
        File.ReadAllText(At("etc/agentops/agentops.env")).ShouldEndWith("AGENTOPS_RATE_LIMIT=1000\n");
        Directory.GetDirectories(At("opt/agentops/releases")).Length.ShouldBe(1);
        Key(Unit, "ExecStart").ShouldBe("/opt/agentops/current/agentops run");

        await using (var database = await TestDatabase.Create())
        {
            await ServesAsTheUnitSays(database, key.Trim());
        }

        // An upgrade is another release beside it; what is removed leaves settings and data.
        await Install("--build", Build("two"), "--root", _root);
        Directory.GetDirectories(At("opt/agentops/releases")).Length.ShouldBe(2);
        File.WriteAllText(At("var/lib/agentops/kept"), "data");
        await Install("--uninstall", "--root", _root);
        File.Exists(Unit).ShouldBeFalse();
        Directory.Exists(At("opt/agentops")).ShouldBeFalse();
        (File.Exists(At("etc/agentops/admin.key")), File.Exists(At("var/lib/agentops/kept"))).ShouldBe((true, true));
        await Install("--uninstall", "--purge", "--root", _root);
        (Directory.Exists(At("etc/agentops")), Directory.Exists(At("var/lib/agentops"))).ShouldBe((false, false));
    }

    [SystemdFact]
    public async Task Systemd_finds_nothing_wrong_with_the_unit_and_little_that_it_exposes()
    {
        var unit = Path.Combine(_root, "agentops.service");
        var text = File.ReadAllText(Path.Combine(Deploy, "agentops.service"));
        File.WriteAllText(unit, text.Replace("/opt/agentops/current/agentops", "/bin/true", StringComparison.Ordinal));
        var verified = await Run("systemd-analyze", "verify", unit);
        (verified.Code, verified.Out + verified.Error).ShouldBe((0, ""));
        var judged = await Run("systemd-analyze", "security", "--offline=true", "--threshold=20", unit);
        judged.Code.ShouldBe(0, judged.Out + judged.Error);
        Key(unit, "Type").ShouldBe("notify");
        (Key(unit, "Restart"), Key(unit, "RestartSec"), Key(unit, "ProtectSystem")).ShouldBe(("always", "10", "strict"));
    }

    private async Task ServesAsTheUnitSays(TestDatabase database, string key)
    {
        var socket = Path.Combine(_root, "notify");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(socket));
        var heard = new List<string>();
        using var listening = new CancellationTokenSource();
        var ear = Hear(manager, heard, listening.Token);

        var port = Server.FreePort();
        string Here(string value) => value.Replace("%d", At("etc/agentops"), StringComparison.Ordinal)
            .Replace("=/opt/", "=" + At("opt/"), StringComparison.Ordinal).Replace("=/var/", "=" + At("var/"), StringComparison.Ordinal);
        var environment = File.ReadLines(Unit).Where(line => line.StartsWith("Environment=", StringComparison.Ordinal))
            .Select(line => Here(line["Environment=".Length..]).Split('=', 2));
        var start = new ProcessStartInfo(At("opt/agentops/current/agentops"), Key(Unit, "ExecStart").Split(' ')[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = At("var/lib/agentops"),
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("AGENTOPS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var pair in environment) start.Environment[pair[0]] = pair[1];
        // The build of the tests brings no runtime of its own; what deploy/publish makes does.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        start.Environment["NOTIFY_SOCKET"] = socket;
        start.Environment["WATCHDOG_USEC"] = "3000000";
        // .env in the working directory is read too; it may hold secrets, so its mode matters.
        File.WriteAllText(
            At("var/lib/agentops/.env"), $"AGENTOPS_DATABASE=\"{database.ConnectionString}\"\nAGENTOPS_URLS=http://127.0.0.1:{port}\n");
        File.SetUnixFileMode(At("var/lib/agentops/.env"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        using var service = System.Diagnostics.Process.Start(start)!;
        var (output, error) = (service.StandardOutput.ReadToEndAsync(), service.StandardError.ReadToEndAsync());
        try
        {
            await Server.Until(() => Task.FromResult(Said("READY=1") && Said("WATCHDOG=1")), TimeSpan.FromSeconds(60), () => string.Join(" | ", heard));
            await Alive(port, key);
        }
        finally
        {
            using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{service.Id}"]);
            await service.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token);
        }

        service.ExitCode.ShouldBe(0, await output + await error);
        Said("STOPPING=1").ShouldBeTrue(string.Join(" | ", heard));
        (await output + await error).ShouldNotContain(key);
        listening.Cancel();
        await ear;

        bool Said(string what)
        {
            lock (heard) return heard.Any(h => h.Contains(what, StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// All seven signs, against the installed service; a failure, a rule that answers it and heartbeats bring about what would take half an hour.
    /// </summary>
    private static async Task Alive(int port, string key)
    {
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        async Task<JsonNode> Ask(HttpMethod method, string path, string? body = null)
        {
            using var request = new HttpRequestMessage(method, "/api/companies/studio/" + path);
            if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            response.IsSuccessStatusCode.ShouldBeTrue(text);
            return JsonNode.Parse(text)!;
        }

        await Server.Until(
            async () =>
            {
                using var there = await http.GetAsync("/api/companies/studio");
                return there.IsSuccessStatusCode;
            },
            TimeSpan.FromSeconds(30), () => "The company does not come.");
        await Ask(
            HttpMethod.Put, "policies/roundtable_policy",
            """{"value": {"enabled": true, "max_daily_conversations": 5, "min_pause_seconds": 0, "max_pause_seconds": 0}}""");
        await Ask(
            HttpMethod.Post, "proposals",
            """{"agent": "brain", "title": "Refused", "steps": [{"kind": "crawl", "payload": {"url": "http://127.0.0.1:9/"}}]}""");
        await Server.Until(
            async () =>
            {
                await Ask(HttpMethod.Post, "heartbeat", "{}");
                return (await Ask(HttpMethod.Get, "events?kind=trigger_fired"))["items"]!.AsArray().Count > 0;
            },
            TimeSpan.FromSeconds(60), () => "No trigger fires.");
        using var verify = Cli.Start(
            ["verify", "--wait", "60", "--json"], ("AGENTOPS_URLS", $"http://127.0.0.1:{port}"), ("AGENTOPS_KEY", key));
        var signs = await Cli.Ended(verify);
        signs.Code.ShouldBe(0, signs.Out + signs.Error);
    }

    private static async Task Hear(Socket manager, List<string> heard, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var count = await manager.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
                lock (heard) heard.Add(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }

    /// <summary>What deploy/publish makes, without waiting for a whole build: the program that is built already, its page and its templates.</summary>
    private string Build(string mark)
    {
        var folder = Path.Combine(_root, "build-" + mark);
        Directory.CreateDirectory(Path.Combine(folder, "stage"));
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Server.Assembly)!, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(Path.GetDirectoryName(Server.Assembly)!, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        File.WriteAllText(Path.Combine(folder, "stage/index.html"), $"<!doctype html><title>{mark}</title><script src=\"/x.js\"></script>");
        return folder;
    }

    private string At(string path) => Path.Combine(_root, path);

    private static string Key(string unit, string name) =>
        File.ReadLines(unit).Last(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static async Task Install(params string[] arguments)
    {
        var done = await Run(Path.Combine(Deploy, "install"), arguments);
        done.Code.ShouldBe(0, done.Out + done.Error);
    }

    private static async Task<Cli> Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        return await Cli.Ended(process);
    }
}
