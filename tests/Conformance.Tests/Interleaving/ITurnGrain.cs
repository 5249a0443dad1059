using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.Interleaving;

/// <summary>Each method notes its start, waits for a signal of its name, and notes its end.</summary>
[Alias("conformance.ITurnGrain")]
public interface ITurnGrain : IGrainWithStringKey
{
    [Alias("Plain")]
    Task Plain(string name);

    [Alias("Always")]
    [AlwaysInterleave]
    Task Always(string name);

    [Alias("Reading")]
    [ReadOnly]
    Task Reading(string name);

    [Alias("Whenever")]
    Task Whenever(string name);

    [Alias("CallBack")]
    [ResponseTimeout("00:00:01")]
    Task CallBack(ITurnGrain other, bool allow);

    [Alias("Bounce")]
    [ResponseTimeout("00:00:02")]
    Task Bounce(ITurnGrain back);

    [Alias("Touch")]
    [ResponseTimeout("00:00:01")]
    Task Touch();
}
