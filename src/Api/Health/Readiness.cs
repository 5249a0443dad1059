namespace AgentOps.Api.Health;

/// <summary>Runs the readiness checks, at most five times a second however many ask: nobody needs a key for it.</summary>
internal sealed class Readiness(IEnumerable<IReadinessCheck> checks, [FromKeyedServices(Clocks.Wall)] TimeProvider time)
{
    internal const string Ready = "ready";
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private Task<HealthView>? _last;
    private long _at;

    internal Task<HealthView> Now()
    {
        TaskCompletionSource<HealthView> mine;
        lock (_gate)
        {
            if (_last is { } last && (!last.IsCompleted || time.GetElapsedTime(_at) < Fresh)) return last;
            mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (_last, _at) = (mine.Task, time.GetTimestamp());
        }

        _ = Run(mine);
        return mine.Task;
    }

    private async Task Run(TaskCompletionSource<HealthView> asker)
    {
        var found = new Dictionary<string, string>();
        foreach (var check in checks)
        {
            try
            {
                found[check.Name] = await check.Problem(CancellationToken.None) ?? "ok";
            }
            catch (Exception exception)
            {
                // A check that fails is not in order; its own words may hold addresses, so only the kind of fault is told.
                found[check.Name] = $"The check failed: {exception.GetType().Name}.";
            }
        }

        asker.SetResult(new(found.Values.All(v => v == "ok") ? Ready : "not ready", found));
    }
}
