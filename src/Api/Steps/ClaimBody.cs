namespace AgentOps.Api.Steps;

/// <summary>A worker asks for steps.</summary>
/// <param name="Worker">The worker's own name, shown with its steps.</param>
/// <param name="Kinds">The step kinds it serves, 1 to 50.</param>
/// <param name="Max">At most so many steps, 1 to 50.</param>
/// <param name="WaitSeconds">How long to wait for one, 0 to 30.</param>
public sealed record ClaimBody(string Worker, string[] Kinds, int Max = 1, int WaitSeconds = 0);
