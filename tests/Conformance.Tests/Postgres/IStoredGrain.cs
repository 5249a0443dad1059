using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.Postgres;

[Alias("conformance.IStoredGrain")]
public interface IStoredGrain : IGrainWithStringKey
{
    [Alias("Show")]
    Task<string> Show();

    [Alias("Put")]
    Task<string> Put(string text);

    [Alias("PutWithToken")]
    Task<string> PutCancellable(string text, CancellationToken cancellationToken);

    [Alias("Clear")]
    Task<string> Clear();

    [Alias("Deactivate")]
    Task Deactivate();

    [Alias("Activation")]
    [AlwaysInterleave]
    Task<string> Activation();

    [Alias("Remind")]
    Task Remind(string name, TimeSpan dueTime, TimeSpan period);

    [Alias("Forget")]
    Task Forget(string name);
}
