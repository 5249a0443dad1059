namespace AgentOps.Conformance.Tests.Calls;

[Alias("conformance.ICounterGrain")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> Add(int amount);

    [Alias("Read")]
    ValueTask<int> Read();

    [Alias("Key")]
    Task<string> Key();

    [Alias("Fail")]
    Task Fail(string message);

    [Alias("FailAtOnce")]
    ValueTask FailAtOnce();

    [Alias("AddTo")]
    Task<int> AddTo(ICounterGrain other, int amount);

    [Alias("Self")]
    Task<ICounterGrain> Self();

    [Alias("SchedulerIsKept")]
    Task<bool> SchedulerIsKept();
}
