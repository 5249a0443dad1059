// A complete AgentOps worker. It serves the kind `count_words` of the template beside it; put your own work into Work.
//   AGENTOPS_URL=http://127.0.0.1:5080 AGENTOPS_COMPANY=workshop AGENTOPS_KEY_FILE=worker.key dotnet run
using System.Runtime.InteropServices;
using Workers;

using var stop = new CancellationTokenSource();
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var company = new CompanyClient(
    new(Setting("AGENTOPS_URL") ?? "http://127.0.0.1:5080"),
    Setting("AGENTOPS_COMPANY") ?? "workshop",
    Setting("AGENTOPS_KEY") ?? (await File.ReadAllTextAsync(Setting("AGENTOPS_KEY_FILE") ?? "worker.key")).Trim());

var worker = $"cs-{Environment.MachineName}-{Environment.ProcessId}";
while (!stop.IsCancellationRequested)
{
    var steps = await company.Claim(worker, ["count_words"], max: 20, waitSeconds: 25, stop.Token);
    await Task.WhenAll(steps.Select(Serve));
}

async Task Serve(Step step)
{
    // The lease is renewed while the work goes on, and let go when it is over, so that a dead worker's step returns by itself.
    using var done = new CancellationTokenSource();
    var renewing = Renew(step, done.Token);
    string what;
    object said;
    try
    {
        (what, said) = ("complete", new { step.Lease.Token, Result = await Work(step) });
    }
    catch (Exception error)
    {
        (what, said) = ("fail", new { step.Lease.Token, Error = error.Message });
    }

    await done.CancelAsync();
    await renewing;
    using var answer = await company.Say($"{step.Id}/{what}", said, CancellationToken.None);
}

async Task Renew(Step step, CancellationToken done)
{
    var every = (step.Lease.Until - TimeProvider.System.GetUtcNow()) / 3;
    using var timer = new PeriodicTimer(every > TimeSpan.FromSeconds(0.5) ? every : TimeSpan.FromSeconds(0.5));
    try
    {
        while (await timer.WaitForNextTickAsync(done))
        {
            using var answer = await company.Say($"{step.Id}/renew", new { step.Lease.Token }, done);
        }
    }
    catch (OperationCanceledException)
    {
        // The work is over.
    }
}

static async Task<object> Work(Step step)
{
    if (step.Payload.TryGetProperty("seconds", out var seconds)) await Task.Delay(TimeSpan.FromSeconds(seconds.GetInt32()));
    var text = step.Payload.GetProperty("text").GetString()!;
    return new { Words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length };
}

void Stop(PosixSignalContext signal)
{
    // What is being worked on is finished first.
    signal.Cancel = true;
    stop.Cancel();
}

static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
