namespace AgentOps.Companies;

/// <summary>A format of a roundtable (SPEC §3).</summary>
/// <param name="Name">As in the schedule, e.g. <c>war_room</c>.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Purpose">What it asks of everyone; part of the prompt.</param>
/// <param name="Opener"><c>coordinator</c> (the agent of that role), <c>mediator</c>, <c>any</c>, or an agent's key.</param>
/// <param name="Temperature">Of the model, 0–2.</param>
/// <param name="Formal">Whether its action items may become proposals (§6).</param>
public sealed record ConversationFormat(
    string Name, string Title, string Purpose, int MinAgents, int MaxAgents, int MinTurns, int MaxTurns, double Temperature, string Opener, bool Formal);
