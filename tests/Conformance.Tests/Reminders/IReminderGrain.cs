namespace AgentOps.Conformance.Tests.Reminders;

[Alias("conformance.IReminderGrain")]
public interface IReminderGrain : IGrainWithStringKey
{
    [Alias("Register")]
    Task Register(string name, TimeSpan dueTime, TimeSpan period);

    [Alias("Unregister")]
    Task<bool> Unregister(string name);

    [Alias("Names")]
    Task<string[]> Names();
}
