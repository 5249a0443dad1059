using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOps.Silo.Tests.Clusters;

/// <summary>The program as a person starts it, in a folder of its own.</summary>
internal sealed class AgentOpsProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AgentOpsProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Starts <c>agentops</c> with arguments and environment; what this process has of AGENTOPS_* is not passed on.</summary>
    public static AgentOpsProcess Start(string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "agentops.dll"), .. arguments.Split(' ')])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = environment.FirstOrDefault(e => e.Name == "PWD").Value ?? Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AGENTOPS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["AGENTOPS_TEMPLATES"] = Path.Combine(Root, "companies");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it says that it is open.</summary>
    public async Task Opened()
    {
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(_open.Task, ended, Task.Delay(TimeSpan.FromSeconds(60)));
        first.ShouldBe(_open.Task, Output);
    }

    /// <summary>Its exit code, when it has ended by itself.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal, e.g. <c>TERM</c>.</summary>
    public void Signal(string name) =>
        Process.Start("kill", ["-" + name, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.WaitForExit();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal("TERM");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            await _process.WaitForExitAsync(patience.Token);
        }

        _process.Dispose();
    }

    private static string Root
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "AgentOps.sln"))) at = at.Parent;
            return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
        if (line?.Contains("is open", StringComparison.Ordinal) is true) _open.TrySetResult();
    }
}
