namespace AgentOps.Relationships;

/// <summary>How two agents stand to each other (SPEC §5). Key <c>company/a|b</c>, sorted.</summary>
[Alias("AgentOps.IRelationshipGrain")]
public interface IRelationshipGrain : IGrainWithStringKey
{
    /// <summary>The pair as it stands; one that the template does not name starts at 0.50.</summary>
    [Alias("Get")]
    Task<Relationship> Get();

    /// <summary>Applies a conversation's drift once, cut to the policy's bound, affinity kept in 0.10–0.95. The same conversation again changes nothing.</summary>
    [Alias("Drift")]
    Task<Relationship> Drift(DriftRequest request, CancellationToken cancellationToken = default);
}
