using System.Collections.Frozen;
using System.Text.Json;
using AgentOps.Json;

namespace AgentOps.Missions;

/// <summary>How steps are spoken of in events: “brain reads a page”, not “step crawl started”.</summary>
public static class StepWords
{
    private static readonly FrozenDictionary<string, (string Doing, string Done, string Noun)> Words =
        new Dictionary<string, (string Doing, string Done, string Noun)>
        {
            ["crawl"] = ("reads a page", "read a page", "reading a page"),
            ["scan_signals"] = ("scans the feeds", "scanned the feeds", "scanning the feeds"),
            ["research"] = ("researches", "finished the research", "research"),
            ["analyze"] = ("analyses", "finished the analysis", "analysis"),
            ["draft_tweet"] = ("drafts a tweet", "drafted a tweet", "a tweet draft"),
            ["post_tweet"] = ("posts a tweet", "posted a tweet", "posting a tweet"),
            ["write_content"] = ("writes", "finished writing", "writing"),
            ["review"] = ("reviews", "finished the review", "review"),
            ["diagnose"] = ("looks for the cause", "found a diagnosis", "diagnosis"),
            ["summarize"] = ("sums up", "summed it up", "summary"),
            ["view"] = ("looks at the company's figures", "looked at the company's figures", "a look at the figures"),
            ["deploy"] = ("deploys", "deployed", "deployment"),
            ["notify"] = ("sends a notice", "sent a notice", "a notice"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an agent is doing: <c>reads a page</c>.</summary>
    public static string Doing(string kind) => Words.TryGetValue(kind, out var w) ? w.Doing : $"works on {kind}";

    /// <summary>What an agent has done: <c>read a page</c>.</summary>
    public static string Done(string kind) => Words.TryGetValue(kind, out var w) ? w.Done : $"finished {kind}";

    /// <summary>The work itself: <c>reading a page</c>.</summary>
    public static string Noun(string kind) => Words.TryGetValue(kind, out var w) ? w.Noun : kind;

    /// <summary>A sentence of a result to show with its event: its summary, text or title, at most 280 characters.</summary>
    public static string? Gist(JsonText result)
    {
        using var document = JsonDocument.Parse(result.Value);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in (ReadOnlySpan<string>)["summary", "headline", "title", "text", "message"])
        {
            if (document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
                return text.Length <= 280 ? text : text[..279] + "…";
        }

        return null;
    }
}
