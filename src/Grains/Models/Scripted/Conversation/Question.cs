namespace AgentOps.Models.Scripted.Conversation;

/// <summary>What a line asks for, so that the answer can give it.</summary>
internal static class Question
{
    /// <summary>Questions of those who do not care for question marks.</summary>
    private static readonly string[] Unmarked = ["who is that for", "would you say that", "has anyone ", "do we believe", "what happens if", "what's the one sentence", " a problem or a hobby", "would you read"];

    private static readonly (string Move, string[] Words)[] Kinds =
    [
        ("answer_compare", ["compared to what"]),
        ("answer_who", ["who ", "whose ", "which of us"]),
        ("answer_when", ["when ", "which date", "by when", "until when", "what day", "deadline"]),
        ("answer_count", ["how many", "how sure", "how much", "base rate", "rough count", "percentage", "which number", "measured"]),
        ("answer_yes", ["would you", "do we ", "does it", "has anyone", "has any", "is that ", "is it ", "are we ", "can you", "can we", "is this"]),
    ];

    /// <summary>The move that answers a line: by the first of its words that tells; null when it asks nothing.</summary>
    internal static string? AnswerTo(string text)
    {
        var asks = text.Contains('?') || Unmarked.Any(u => text.Contains(u, StringComparison.OrdinalIgnoreCase));
        if (!asks) return null;
        var best = Kinds.Select(k => (k.Move, At: k.Words.Select(w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(int.MaxValue).Min()))
            .MinBy(k => k.At);
        // “A or B?” wants neither yes nor no.
        return best.At == int.MaxValue || (best.Move == "answer_yes" && text.Contains(" or ", StringComparison.OrdinalIgnoreCase)) ? "answer" : best.Move;
    }
}
