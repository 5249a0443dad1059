using AgentOps.Companies;
using AgentOps.Json;

namespace AgentOps.Models;

/// <summary>
/// The same input as the prompt, as data: a real model never sees it; the scripted one plans from it instead of parsing prose.
/// </summary>
/// <param name="Task">The step kind, or <c>turn</c>, <c>distil</c>, <c>initiative</c>.</param>
/// <param name="Facts">The task's real input as a JSON object.</param>
/// <param name="Seed">Decides the words.</param>
public sealed record Script(string Task, AgentInfo Agent, JsonText Facts, ulong Seed);
