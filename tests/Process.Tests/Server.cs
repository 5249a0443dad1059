using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace AgentOps.Process.Tests;

/// <summary>A real `agentops run` process over a test database; it can be killed and started again.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const int Shown = 20_000;
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, string> _environment;
    private System.Diagnostics.Process? _process;

    private Server(string? database, string home, int port, string[] arguments, Dictionary<string, string> environment)
    {
        Arguments = arguments;
        Home = home;
        Address = new($"http://127.0.0.1:{port}");
        _environment = new(environment)
        {
            ["AGENTOPS_DATABASE"] = database ?? "",
            ["AGENTOPS_URLS"] = Address.ToString().TrimEnd('/'),
            ["AGENTOPS_HOME"] = home,
            ["AGENTOPS_ADMIN_KEY"] = Key,
        };
        Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(40) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    internal const string Key = "process-tests-admin-key-0123456789abcdef";

    internal string Home { get; }

    internal Uri Address { get; }

    internal HttpClient Http { get; }

    /// <summary>All it has said.</summary>
    internal string All
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>The end of what it has said.</summary>
    internal string Output
    {
        get
        {
            lock (_output) return _output.Length <= Shown ? _output.ToString() : "…" + _output.ToString(_output.Length - Shown, Shown);
        }
    }

    /// <summary>The process' number, for a look at what it holds.</summary>
    internal int ProcessId => _process!.Id;

    internal static Task<Server> Start(TestDatabase database, params (string Name, string Value)[] environment) => Start(database, [], environment);

    internal static Task<Server> Start(TestDatabase database, string[] arguments, params (string Name, string Value)[] environment) =>
        Start(database.ConnectionString, arguments, environment);

    /// <param name="database">How it connects.</param>
    /// <param name="arguments">What follows <c>agentops run</c>.</param>
    /// <param name="environment">What it is told besides.</param>
    internal static async Task<Server> Start(string database, string[] arguments, params (string Name, string Value)[] environment)
    {
        var home = Directory.CreateTempSubdirectory("agentops-test-").FullName;
        var server = new Server(database, home, FreePort(), arguments, environment.ToDictionary(e => e.Name, e => e.Value));
        await server.Start();
        return server;
    }

    /// <summary>What follows <c>agentops run</c> when it is started the next time.</summary>
    internal string[] Arguments { get; set; }

    /// <summary>Starts one on the private database of a home folder.</summary>
    internal static async Task<Server> StartIn(string home)
    {
        var server = new Server(null, home, FreePort(), [], []);
        await server.Start();
        return server;
    }

    /// <summary>Starts the process and waits, at most a minute, until it is ready. Returns how long that took.</summary>
    internal async Task<TimeSpan> Start()
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", [Assembly, "run", .. Arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        foreach (var (name, value) in _environment) start.Environment[name] = value;
        _process = System.Diagnostics.Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Until(Ready, TimeSpan.FromMinutes(1), () => $"The server did not become ready.\n{Output}");
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>kill -9.</summary>
    internal async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; returns the exit code. It has 30 s.</summary>
    internal async Task<int> Terminate()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        return _process.ExitCode;
    }

    internal static async Task Until(Func<Task<bool>> condition, TimeSpan patience, Func<string> complaint)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > patience) throw new TimeoutException(complaint());
            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            // A private database must be stopped too.
            if (_environment["AGENTOPS_DATABASE"].Length == 0) await Terminate();
            else await Kill();
        }

        Http.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    internal static string Root { get; } = FindRoot();

    internal static string Assembly { get; } = Path.Combine(Root, "src/Silo/bin", Configuration, "net10.0/agentops.dll");

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private async Task<bool> Ready()
    {
        if (_process!.HasExited) throw new InvalidOperationException($"The server ended with {_process.ExitCode}.\n{Output}");
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

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "AgentOps.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
