using System.Collections.Concurrent;
using System.Diagnostics;

namespace AgentOps.Conformance.Tests.Filters;

public sealed class TracingTests
{
    [Fact]
    public async Task A_trace_goes_on_across_grain_calls()
    {
        var seen = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = seen.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var silo = await Cluster.Start(builder => builder.AddActivityPropagation());
        var grain = silo.Client.GetGrain<IFilteredGrain>(Cluster.NewKey());
        var other = silo.Client.GetGrain<IFilteredGrain>(Cluster.NewKey());

        await grain.Relay(other, 2);

        await Signals.Until(() => Of("IFilteredGrain/Double").Length >= 2);
        var inner = Of("IFilteredGrain/Double").Single(activity => activity.Kind == ActivityKind.Server);
        var outer = Of("IFilteredGrain/Relay").Single(activity => activity.Kind == ActivityKind.Server);
        inner.TraceId.ShouldBe(outer.TraceId);
        inner.ParentSpanId.ShouldBe(Of("IFilteredGrain/Double").Single(activity => activity.Kind == ActivityKind.Client).SpanId);

        Activity[] Of(string name) => [.. seen.Where(activity => activity.OperationName == name
            && activity.Tags.Any(tag => tag.Value is { } value && (value.EndsWith(grain.GetPrimaryKeyString(), StringComparison.Ordinal) || value.EndsWith(other.GetPrimaryKeyString(), StringComparison.Ordinal))))];
    }
}
