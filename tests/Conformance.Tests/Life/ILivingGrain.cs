namespace AgentOps.Conformance.Tests.Life;

[Alias("conformance.ILivingGrain")]
public interface ILivingGrain : IGrainWithStringKey
{
    [Alias("Activation")]
    Task<string> Activation();

    [Alias("Leave")]
    Task<string> Leave(string waitFor);

    [Alias("Stay")]
    Task<string> Stay(TimeSpan span);

    [Alias("Busy")]
    Task Busy(string waitFor);
}
