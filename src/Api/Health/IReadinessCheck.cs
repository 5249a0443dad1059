namespace AgentOps.Api.Health;

/// <summary>Something that must be in order before requests are sent here.</summary>
public interface IReadinessCheck
{
    /// <summary>A short name, e.g. <c>postgres</c>.</summary>
    string Name { get; }

    /// <summary>What is not in order, in one sentence without secrets; null when all is well.</summary>
    Task<string?> Problem(CancellationToken cancellationToken);
}
