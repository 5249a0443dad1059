using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AgentOps.Process.Tests.Workers;

/// <summary>A documented worker (docs/workers) as a process of its own.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly System.Diagnostics.Process _process;
    private readonly StringBuilder _output = new();

    private WorkerProcess(Server server, string company, string program, string argument)
    {
        var start = new ProcessStartInfo(program, [argument]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["AGENTOPS_URL"] = server.Address.ToString().TrimEnd('/');
        start.Environment["AGENTOPS_COMPANY"] = company;
        start.Environment["AGENTOPS_KEY"] = Server.Key;
        _process = System.Diagnostics.Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    internal static WorkerProcess JavaScript(Server server, string company) => new(server, company, "node", Path.Combine(Server.Root, "docs/workers/worker.mjs"));

    internal static WorkerProcess CSharp(Server server, string company)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Server.Assembly)!)!);
        return new(server, company, "dotnet", Path.Combine(Server.Root, "docs/workers/csharp/bin", configuration, "net10.0/worker.dll"));
    }

    /// <summary>kill -9.</summary>
    internal async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it, so that it comes late with everything.</summary>
    internal Task Freeze() => Signal("STOP");

    internal Task Thaw() => Signal("CONT");

    /// <summary>SIGTERM; returns the exit code.</summary>
    internal async Task<int> Terminate()
    {
        await Signal("TERM");
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private async Task Signal(string name)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
