using AgentOps.Time;

namespace AgentOps.Models.Scripted.Conversation;

/// <summary>Half-sentences in which a changed voice shows, by what its modifier asks for.</summary>
internal static class Tails
{
    private static readonly (string Word, string[] Tails)[] All =
    [
        ("engagement", ["It travelled before.", "The replies said so too.", "That is what people answered to."]),
        ("content", ["I know that pattern.", "Seen it in the last ten pieces.", "Old pattern, new coat."]),
        ("three months", ["Ask me in three months.", "Ask me again in spring.", "That compounds."]),
        ("does not work", ["And if it does not work?", "I have seen it fail.", "Who cleans up if not?"]),
        ("without apology", ["I like it. There.", "My taste, no apology.", "Call it a preference."]),
        ("noticed yourself", ["I saw it myself.", "Noticed that on Tuesday.", "First-hand, for once."]),
        ("operational", ["Mind the boring part.", "Someone has to restart it.", "Check who is on call."]),
    ];

    private static readonly string[] Otherwise = ["I have learned that.", "That much I know by now."];

    /// <summary>A half-sentence for a modifier.</summary>
    internal static string Of(string modifier, Dice dice) =>
        dice.Pick(All.FirstOrDefault(t => modifier.Contains(t.Word, StringComparison.OrdinalIgnoreCase)).Tails ?? Otherwise);
}
