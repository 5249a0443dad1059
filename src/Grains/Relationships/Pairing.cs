namespace AgentOps.Relationships;

/// <summary>Two agents who should talk, in which format and why. In a mentoring <see cref="First"/> is the one who knows more; else the order says nothing.</summary>
/// <param name="Format"><c>conflict_resolution</c> or <c>mentoring</c>.</param>
public sealed record Pairing(string Format, string First, string Second, decimal Affinity, string Reason);
