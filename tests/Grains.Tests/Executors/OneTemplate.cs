using AgentOps.Companies;

namespace AgentOps.Grains.Tests.Executors;

/// <summary>A template that only has sources.</summary>
internal sealed class OneTemplate : ITemplateSource
{
    public IReadOnlyList<string> Names => ["studio"];

    public Template Load(string name) =>
        new(name, name, [], System.Collections.Immutable.ImmutableSortedDictionary<string, AgentOps.Json.JsonText>.Empty, [], [], null) { Sources = ["https://feeds.example/rss"] };
}
