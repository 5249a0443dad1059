namespace AgentOps.Api.Roundtables;

/// <summary>A conversation to convene (SPEC §3).</summary>
/// <param name="Format">One of the company's formats, e.g. <c>debate</c>.</param>
/// <param name="Topic">What is talked about, in one line of at most 200 characters.</param>
/// <param name="Participants">Who takes part; nobody named, they are drawn as the format needs them.</param>
public sealed record RoundtableBody(string Format, string Topic, string[]? Participants = null);
