using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.Postgres;

[Alias("conformance.IStoredGrain")]
public interface IStoredGrain : IGrainWithStringKey
{
    [Alias("Show")]
    Task<string> Show();

    [Alias("Put")]
    Task<string> Put(string text);

    /// <summary>The same, with an error and its cause as text: a cause such as the database driver's does not cross every boundary.</summary>
    [Alias("TryPut")]
    Task<string> TryPut(string text);

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
