namespace AgentOps.Roundtables;

/// <summary>One conversation (SPEC §3): its turns, why who spoke, what it left behind. Key <c>company/id</c>.</summary>
[Alias("AgentOps.IRoundtableGrain")]
public interface IRoundtableGrain : IGrainWithStringKey
{
    /// <summary>Opens the conversation, or goes on with it where its state says; called again it repeats nothing.</summary>
    [Alias("Open")]
    Task<RoundtableStatus> Open(RoundtablePlan plan, CancellationToken cancellationToken = default);

    /// <summary>The conversation as it stands, or null when it was never opened.</summary>
    [Alias("Get")]
    Task<Roundtable?> Get();

    /// <summary>Brings what was said as turn <see cref="TurnAnswer.N"/>. Any other turn than the next changes nothing but the accounts.</summary>
    [Alias("Said")]
    Task Said(TurnAnswer answer, CancellationToken cancellationToken = default);

    /// <summary>Brings what the conversation taught. The first answer counts.</summary>
    [Alias("Distilled")]
    Task Distilled(DistilAnswer answer, CancellationToken cancellationToken = default);
}
