namespace AgentOps.Silo.Hosting.Telemetry;

/// <summary>What the tables say of all companies at one moment.</summary>
internal sealed record CompanyFigures(IReadOnlyList<CompanyFigures.Queue> Queues, IReadOnlyList<CompanyFigures.Heart> Hearts)
{
    public static readonly CompanyFigures None = new([], []);

    /// <summary>The ready steps of a kind that nobody works yet.</summary>
    /// <param name="Oldest">How long the one that waits longest has waited, in the company's time.</param>
    public sealed record Queue(string Company, string Kind, long Waiting, TimeSpan Oldest);

    /// <summary>An open company whose heartbeats are on.</summary>
    /// <param name="Overdue">How long its next heartbeat should already have come; zero while it is not due.</param>
    public sealed record Heart(string Company, TimeSpan Overdue);
}
