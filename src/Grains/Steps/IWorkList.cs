using System.Collections.Immutable;

namespace AgentOps.Steps;

/// <summary>The missions' rows read as the work list (ARCHITECTURE §2): what is open, whichever message was lost.</summary>
public interface IWorkList
{
    /// <summary>Open (queued or running) steps of a kind whose mission is open, oldest mission first; also those that wait for earlier steps.</summary>
    Task<ImmutableArray<OpenStep>> OpenSteps(CompanyKey company, string kind, int limit, CancellationToken cancellationToken);

    /// <summary>The kinds of which a company has open steps.</summary>
    Task<ImmutableArray<string>> OpenKinds(CompanyKey company, CancellationToken cancellationToken);

    /// <summary>Missions with a running step whose lease ended before <paramref name="leaseBefore"/> or that made no progress since <paramref name="progressBefore"/>.</summary>
    Task<ImmutableArray<Guid>> Stale(
        CompanyKey company, DateTimeOffset leaseBefore, DateTimeOffset progressBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Every open mission, oldest first.</summary>
    Task<ImmutableArray<Guid>> OpenMissions(CompanyKey company, int limit, CancellationToken cancellationToken);
}
