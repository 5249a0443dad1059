using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using AgentOps.Silo.Postgres.Clusters;
using Npgsql;

namespace AgentOps.Bench;

/// <summary>A private PostgreSQL and a real server process over it.</summary>
internal sealed class BenchStage : IAsyncDisposable
{
    internal const string Key = "bench-admin-key-0123456789abcdef0123456789";

    /// <summary>Until then the server still compiles what is hot; what is asked is how it serves, not how it starts.</summary>
    internal const int WarmUpSeconds = 12;

    private readonly PrivateCluster _cluster;
    private readonly string _home;
    private Process? _server;

    private BenchStage(PrivateCluster cluster, string home)
    {
        _cluster = cluster;
        _home = home;
        Port = FreePort();
        Database = NpgsqlDataSource.Create(cluster.ConnectionString);
        Http = new() { BaseAddress = new($"http://127.0.0.1:{Port}"), Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    internal NpgsqlDataSource Database { get; }

    internal string ConnectionString => _cluster.ConnectionString;

    internal HttpClient Http { get; }

    internal int Port { get; }

    internal static async Task<BenchStage> Set(string home)
    {
        var stage = new BenchStage(await PrivateCluster.Ensure(home, _ => { }, CancellationToken.None), home);
        await stage.Start();
        return stage;
    }

    internal async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "agentops.dll"), "run", "--company", "bench", "--template", "minimal"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["AGENTOPS_DATABASE"] = _cluster.ConnectionString;
        start.Environment["AGENTOPS_HOME"] = Path.Combine(_home, "server");
        start.Environment["AGENTOPS_URLS"] = $"http://127.0.0.1:{Port}";
        start.Environment["AGENTOPS_ADMIN_KEY"] = Key;
        start.Environment["AGENTOPS_RATE_LIMIT"] = "1000000";
        _server = Process.Start(start)!;
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        while (!await Ready()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }

    /// <summary>What the server holds in memory, in bytes.</summary>
    internal long Memory()
    {
        _server!.Refresh();
        return _server.WorkingSet64;
    }

    internal async Task Kill()
    {
        _server!.Kill();
        await _server.WaitForExitAsync();
    }

    /// <summary>A company whose steps nobody works, with limits out of the way.</summary>
    internal async Task<string> Company(string key)
    {
        using var made = await Http.PostAsJsonAsync("/api/companies", new { key, template = "minimal" });
        await Policy(key, "agent_daily_limit", new { limit = 10_000_000 });
        await Policy(key, "worker_research", new { concurrency = 0 });
        await Policy(key, "worker_summarize", new { concurrency = 0 });
        return key;
    }

    internal async Task Policy(string company, string policy, object value)
    {
        using var put = await Http.PutAsJsonAsync($"/api/companies/{company}/policies/{policy}", new { value });
        put.EnsureSuccessStatusCode();
    }

    internal static byte[] Proposal(string company, int steps)
    {
        var step = """{"kind":"research","payload":{"topic":"what our visitors read"}}""";
        var body = $$"""{"agent":"coordinator","title":"Find out what our visitors read","reason":"The figures moved.","steps":[{{string.Join(',', Enumerable.Repeat(step, steps))}}]}""";
        return RawHttp.Post($"/api/companies/{company}/proposals", Key, body);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false }) await Kill();
        Http.Dispose();
        await Database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _cluster.Stop();
        Directory.Delete(_home, recursive: true);
    }

    private async Task<bool> Ready()
    {
        if (_server!.HasExited) throw new InvalidOperationException($"The server ended with {_server.ExitCode}.");
        try
        {
            using var response = await Http.GetAsync("/health/ready");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
