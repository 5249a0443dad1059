namespace AgentOps.Executors;

/// <summary>What to read of a company's data.</summary>
/// <param name="What">One of <see cref="Kinds.StepKinds.Views"/>.</param>
/// <param name="Agent">Only of this agent; null for all.</param>
/// <param name="Status">Only with this status; null for all.</param>
/// <param name="Days">How many days back.</param>
/// <param name="Limit">The most rows.</param>
public sealed record CompanyQuery(string What, string? Agent = null, string? Status = null, int Days = 7, int Limit = 20);
