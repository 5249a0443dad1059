using AgentOps.Companies;
using AgentOps.Json;

namespace AgentOps.Models;

/// <summary>
/// The same input as the prompt, as data: a real model never sees it; the scripted one plans from it instead of parsing prose.
/// </summary>
/// <param name="Company">The company's key; what was said there is not said again within a week.</param>
/// <param name="Task">The step kind, or <c>turn</c>, <c>distil</c>, <c>initiative</c>.</param>
/// <param name="Agent">The agent who speaks.</param>
/// <param name="Facts">The task's real input as a JSON object.</param>
/// <param name="Seed">Decides the words.</param>
public sealed record Script(string Company, string Task, AgentInfo Agent, JsonText Facts, ulong Seed)
{
    /// <summary>Under which name a chat client finds the script in <c>ChatOptions.AdditionalProperties</c>.</summary>
    public const string Property = "agentops.script";
}
