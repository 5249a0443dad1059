namespace AgentOps.Conformance.Tests.EmbeddedOnly;

/// <summary>What happened in a simulation, in order.</summary>
public sealed class Trace
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line) => _lines.Add(line);
}
