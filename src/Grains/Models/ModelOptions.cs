namespace AgentOps.Models;

/// <summary>
/// How a call is made: temperature 0–2, at most so many output tokens, and for the scripted model a <see cref="Script"/>: what the words are for
/// (<c>analyze</c>, <c>draft_tweet</c>, …), the agent who speaks, the facts as plain data, and the seed.
/// </summary>
public sealed record ModelOptions(double Temperature, int MaxTokens, Script Script, bool Json = false);
