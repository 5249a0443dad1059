namespace AgentOps.Events;

/// <summary>Who brought an event of another system: the name of the API key, as a tag that only the server gives.</summary>
public static class EventSource
{
    /// <summary>What the tag starts with.</summary>
    public const string Prefix = "source:";

    /// <summary>The tag of a key's name.</summary>
    public static string Tag(string name) => Prefix + name;

    /// <summary>The name of the key that brought an event; null for the company's own.</summary>
    public static string? Of(CompanyEvent e) =>
        e.Kind == EventKinds.External && e.Tags.FirstOrDefault(t => t.StartsWith(Prefix, StringComparison.Ordinal)) is { } tag ? tag[Prefix.Length..] : null;
}
