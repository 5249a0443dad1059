using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.States;

[Alias("conformance.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Amount, lines, version and existence of the state as the grain sees it.</summary>
    [Alias("Show")]
    Task<string> Show();

    [Alias("Put")]
    Task<string> Put(int amount, bool write);

    [Alias("PutTogether")]
    [AlwaysInterleave]
    Task PutTogether(string line);

    [Alias("Clear")]
    Task<string> Clear();

    [Alias("Reread")]
    Task<string> Reread();

    [Alias("Deactivate")]
    Task Deactivate();

    [Alias("SwallowedConflict")]
    Task<bool> PutHasConflict(int amount);
}
