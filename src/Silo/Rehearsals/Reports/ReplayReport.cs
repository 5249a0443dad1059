using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AgentOps.Silo.Rehearsals.Replays;

namespace AgentOps.Silo.Rehearsals.Reports;

/// <summary>How a day went that was lived again, for people and for programs.</summary>
internal static class ReplayReport
{
    public static IEnumerable<string> Lines(Replay replay)
    {
        var (asked, decisions) = (replay.Answered + replay.Missed, replay.Decisions);
        yield return replay.Missed == 0
            ? $"Model calls: {asked}, each answered as recorded."
            : $"Model calls: {asked}; {replay.Answered} answered as recorded, {replay.Missed} by the script, because that was never asked before.";
        yield return decisions.Exact
            ? $"Decisions: all {decisions.Recorded} as recorded, in the same order and at the same moments."
            : $"Decisions: {decisions.Same} of the {decisions.Recorded} recorded came out the same. The first difference is {decisions.Difference}.";
        if (!replay.Done.IsEmpty) yield return $"Persons did again: {Count(replay.Done)}.";
        if (!replay.Impossible.IsEmpty) yield return $"Persons could not do again, because in this life it has no object: {Count(replay.Impossible)}.";
        if (!replay.Left.IsEmpty) yield return $"Came from outside and was not done again: {Count(replay.Left)}.";
    }

    public static JsonObject ToJson(Replay replay) => new()
    {
        ["answered"] = replay.Answered,
        ["missed"] = replay.Missed,
        ["recordedDecisions"] = replay.Decisions.Recorded,
        ["sameDecisions"] = replay.Decisions.Same,
        ["exact"] = replay.Decisions.Exact,
        ["firstDifference"] = replay.Decisions.Difference,
        ["done"] = Show(replay.Done),
        ["impossible"] = Show(replay.Impossible),
        ["left"] = Show(replay.Left),
    };

    private static string Count(ImmutableSortedDictionary<string, int> counts) => string.Join(", ", counts.Select(c => $"{c.Value} × {c.Key}"));

    private static JsonObject Show(ImmutableSortedDictionary<string, int> counts) => new(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));
}
