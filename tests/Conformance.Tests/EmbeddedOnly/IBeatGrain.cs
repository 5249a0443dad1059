namespace AgentOps.Conformance.Tests.EmbeddedOnly;

[Alias("conformance.IBeatGrain")]
public interface IBeatGrain : IGrainWithStringKey
{
    [Alias("Begin")]
    Task Begin(TimeSpan dueTime, TimeSpan period);

    [Alias("Beats")]
    Task<int> Beats();

    [Alias("Hang")]
    Task Hang();

    [Alias("StartTimer")]
    Task StartTimer(TimeSpan period);

    [Alias("Escape")]
    Task Escape();
}
