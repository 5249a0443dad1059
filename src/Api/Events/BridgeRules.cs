using AgentOps.Api.Problems;
using AgentOps.Events;

namespace AgentOps.Api.Events;

/// <summary>What events of other systems must look like.</summary>
internal static class BridgeRules
{
    private const int Most = 500;
    private const int LargestData = 16 * 1024;
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    internal static void Validate(BridgeBody body, ref Check check)
    {
        check.That(body.Events.Length is >= 1 and <= Most, "events", "must be 1 to 500 events");
        for (var i = 0; i < Math.Min(body.Events.Length, Most); i++) Validate(body.Events[i], $"events[{i}]", ref check);
    }

    private static void Validate(BridgeEvent? e, string path, ref Check check)
    {
        check.That(e is not null, path, "must not be null");
        if (e is null) return;
        check.Line(e.Id, path + ".id", 200);
        check.Name(e.Kind, path + ".kind");
        check.Line(e.Title, path + ".title", 300);
        check.Text(e.Summary, path + ".summary", 4_000);
        if (e.Agent is not null) check.Key(e.Agent, path + ".agent");
        check.That(e.At is null || e.At >= Earliest && e.At.Value.Year <= 9000, path + ".at", "is out of range");
        check.That(e.Tags is null || e.Tags.Length <= 20, path + ".tags", "may be at most 20");
        foreach (var tag in e.Tags ?? [])
        {
            check.That(tag is not null, path + ".tags", "must not hold null");
            check.Line(tag, path + ".tags", 64);
            check.That(tag?.StartsWith(EventSource.Prefix, StringComparison.Ordinal) != true, path + ".tags", $"must not begin with {EventSource.Prefix}: the server says who sent it");
        }

        if (e.Data is { } data) check.That(data.ToString() is ['{', ..] and { Length: <= LargestData }, path + ".data", "must be a JSON object of at most 16 KiB");
    }
}
