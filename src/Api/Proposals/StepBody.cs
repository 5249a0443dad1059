using AgentOps.Json;

namespace AgentOps.Api.Proposals;

/// <summary>A step that is asked for.</summary>
/// <param name="Kind">The step kind, e.g. <c>crawl</c>.</param>
/// <param name="Payload">The kind's own input, a JSON object.</param>
/// <param name="After">Numbers (from 1) of the steps this one waits for; left out: the one before; empty: none.</param>
public sealed record StepBody(string Kind, JsonText Payload, int[]? After = null);
