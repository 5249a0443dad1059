using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.Api.Steps;

/// <summary>Claims steps of several kinds for an external worker, waiting for one if asked to (SPEC §9).</summary>
internal sealed class StepClaims(IGrainFactory grains, [FromKeyedServices(Clocks.Wall)] TimeProvider time)
{
    /// <summary>A queue waits no longer in one call, so that no call runs into the response time-out.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(20);

    /// <summary>When a queue says "ready" and others are faster, again and again, ask no more often than this: those who come back from it leave the next steps to the rest.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    /// <summary>Up to <paramref name="max"/> steps; none when <paramref name="wait"/> passed without any, or the worker went away.</summary>
    internal async Task<IReadOnlyList<ClaimedStep>> Claim(
        CompanyKey company, string worker, string[] kinds, int max, TimeSpan wait, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var queues = Array.ConvertAll(kinds, kind => grains.GetGrain<IStepQueueGrain>(new NamedKey(company, kind).ToString()));
        for (var inVain = 0; ; inVain++)
        {
            var claimed = new List<ClaimedStep>();
            foreach (var queue in queues)
                if (claimed.Count < max) claimed.AddRange(await queue.Claim(worker, max - claimed.Count, CancellationToken.None));
            if (cancellationToken.IsCancellationRequested) return await HandBack(company, claimed);
            var left = wait - time.GetElapsedTime(started);
            if (claimed.Count > 0 || left <= TimeSpan.Zero) return claimed;
            var waiting = time.GetTimestamp();
            await AnyReady(queues, left < Slice ? left : Slice, cancellationToken);
            if (time.GetElapsedTime(waiting) >= Breath) inVain = 0;
            else if (inVain > 1) await Task.Delay(Breath, time, CancellationToken.None);
        }
    }

    private static async Task AnyReady(IStepQueueGrain[] queues, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = Array.ConvertAll(queues, q => q.Wait(atMost, enough.Token));
        await Task.WhenAny(waits);
        enough.Cancel();
        foreach (var wait in waits) _ = wait.ContinueWith(static w => _ = w.Exception, TaskScheduler.Default);
    }

    /// <summary>Nobody is there to take them: the next worker gets them at once instead of after the lease.</summary>
    private async Task<IReadOnlyList<ClaimedStep>> HandBack(CompanyKey company, List<ClaimedStep> claimed)
    {
        foreach (var step in claimed)
            if (StepKey.TryParse(step.Id, out var key))
                await grains.GetGrain<IMissionGrain>(new MissionKey(company, key.Mission).ToString()).HandBack(key.Number, step.Token, CancellationToken.None);
        return [];
    }
}
