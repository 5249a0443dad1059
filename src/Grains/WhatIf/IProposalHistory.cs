namespace AgentOps.WhatIf;

/// <summary>Reads what a company was asked.</summary>
public interface IProposalHistory
{
    /// <summary>The newest <paramref name="limit"/> proposals made since <paramref name="from"/>, and what was spent besides; spending may be summed by the hour.</summary>
    Task<PastDays> Since(CompanyKey company, DateTimeOffset from, int limit, CancellationToken cancellationToken);
}
