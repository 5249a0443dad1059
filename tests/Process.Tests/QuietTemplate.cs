namespace AgentOps.Process.Tests;

/// <summary>Templates of which one, <c>quiet</c>, does nothing by itself: two agents, no conversations, no rules, no first mission.</summary>
internal sealed class QuietTemplate : IDisposable
{
    private const string Text = """
        title: Quiet
        about: Nothing happens here unless somebody asks for it.
        policies:
          roundtable_policy: { enabled: false }
          schedule: { slots: [] }
          reaction_matrix: { patterns: [] }
          agent_daily_limit: { limit: 1000000 }
        agents:
          - { key: coordinator, name: Ada, role: Coordinator, tone: Brief, quirk: None, signature_line: Go, directive: You coordinate., color: "#F2C14E", sprite: opus }
          - { key: executor, name: Bo, role: Maker, tone: Brief, quirk: None, signature_line: Done, directive: You do the work., color: "#FF8FB1", sprite: creator }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("agentops-templates-").FullName;

    internal QuietTemplate()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "quiet")).FullName;
        File.WriteAllText(Path.Combine(folder, "company.yaml"), Text);
    }

    /// <summary>The first company is of that template too.</summary>
    internal static readonly string[] Arguments = ["--company", "first", "--template", "quiet"];

    /// <summary>What starts a server with these templates.</summary>
    internal (string Name, string Value) Setting => ("AGENTOPS_TEMPLATES", _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
