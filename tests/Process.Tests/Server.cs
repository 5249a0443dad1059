using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace AgentOps.Process.Tests;

/// <summary>A real `agentops run` process over a test database; it can be killed and started again.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, string> _environment;
    private readonly string[] _arguments;
    private System.Diagnostics.Process? _process;

    private Server(TestDatabase? database, string home, int port, string[] arguments, Dictionary<string, string> environment)
    {
        _arguments = arguments;
        Home = home;
        Address = new($"http://127.0.0.1:{port}");
        _environment = new(environment)
        {
            ["AGENTOPS_DATABASE"] = database?.ConnectionString ?? "",
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

    internal string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    internal static Task<Server> Start(TestDatabase database, params (string Name, string Value)[] environment) => Start(database, [], environment);

    internal static async Task<Server> Start(TestDatabase database, string[] arguments, params (string Name, string Value)[] environment)
    {
        var home = Directory.CreateTempSubdirectory("agentops-test-").FullName;
        var server = new Server(database, home, FreePort(), arguments, environment.ToDictionary(e => e.Name, e => e.Value));
        await server.Start();
        return server;
    }

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
        var start = new ProcessStartInfo("dotnet", [Assembly, "run", .. _arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
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

    /// <summary>SIGTERM; returns the exit code.</summary>
    internal async Task<int> Terminate()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token);
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
