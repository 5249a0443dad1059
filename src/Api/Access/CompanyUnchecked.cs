namespace AgentOps.Api.Access;

/// <summary>The endpoint finds out itself whether the company exists: its grain says so in the same call.</summary>
internal sealed record CompanyUnchecked
{
    internal static CompanyUnchecked Mark { get; } = new();
}
