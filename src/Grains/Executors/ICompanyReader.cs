namespace AgentOps.Executors;

/// <summary>A company's own data as steps of the kinds <c>view</c>, <c>review</c> and <c>diagnose</c> read it. Reads what is committed.</summary>
public interface ICompanyReader
{
    /// <summary>Figures and rows of one view.</summary>
    Task<CompanyView> Read(CompanyKey company, CompanyQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The mission of that id, or without one the last that failed. Never <paramref name="except"/>, the mission that asks. Null when there is none.
    /// </summary>
    Task<FailedMission?> FailedMission(CompanyKey company, Guid? id, Guid except, CancellationToken cancellationToken);
}
