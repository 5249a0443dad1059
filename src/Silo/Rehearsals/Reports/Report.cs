using System.Text.Json.Nodes;
using AgentOps.Silo.Rehearsals.Figures;

namespace AgentOps.Silo.Rehearsals.Reports;

/// <summary>What a rehearsal found.</summary>
/// <param name="Setting">What was rehearsed.</param>
/// <param name="Lives">Its lives.</param>
/// <param name="Against">What it is compared with, and that one's lives; null when with nothing.</param>
internal sealed record Report(Setting Setting, IReadOnlyList<Life> Lives, (Setting Setting, IReadOnlyList<Life> Lives)? Against)
{
    public IReadOnlyList<Summary> Summaries { get; } = Summary.Of(Lives);

    /// <summary>From the rehearsed setting to the one it is compared with.</summary>
    public IReadOnlyList<Difference> Differences { get; } = Against is { } other ? Difference.Of(Lives, other.Lives) : [];

    /// <summary>The report for programs.</summary>
    public JsonObject ToJson() => new()
    {
        ["template"] = Setting.Template,
        ["from"] = Setting.From is { } from ? new JsonObject { ["company"] = from.Company.Company.Value, ["at"] = from.Company.At, ["until"] = from.Day?.At, ["forkAt"] = from.ForkAt } : null,
        ["days"] = Setting.Days,
        ["setting"] = Setting.Words,
        ["against"] = Against?.Setting.Words,
        ["lives"] = new JsonArray([.. Lives.Select(l => new JsonObject { ["seed"] = l.Seed, ["digest"] = l.Digest, ["replay"] = l.Replay is null ? null : ReplayReport.ToJson(l.Replay) })]),
        ["series"] = new JsonArray([.. Summaries.Select(Show)]),
        ["differences"] = new JsonArray([.. Differences.Select(Show)]),
    };

    private static JsonNode Show(Summary s) => new JsonObject
    {
        ["series"] = s.Series,
        ["whole"] = Show(s.Whole),
        ["days"] = new JsonArray([.. s.Days.Select(Show)]),
    };

    private static JsonNode Show(Spread s) => new JsonObject { ["p10"] = Rounded(s.P10), ["p50"] = Rounded(s.P50), ["p90"] = Rounded(s.P90) };

    private static JsonNode Show(Difference d) => new JsonObject
    {
        ["series"] = d.Series,
        ["before"] = Rounded(d.Before),
        ["after"] = Rounded(d.After),
        ["difference"] = Rounded(d.Mean),
        ["within"] = double.IsFinite(d.Within) ? Rounded(d.Within) : null,
        ["clear"] = d.Clear,
    };

    /// <summary>Figures are not more exact than this, and shorter so.</summary>
    private static JsonNode Rounded(double value) => JsonValue.Create(Math.Round(value, 6));
}
