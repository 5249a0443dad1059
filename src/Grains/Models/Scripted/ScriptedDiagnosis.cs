using System.Text.Json.Nodes;
using AgentOps.Reading;

namespace AgentOps.Models.Scripted;

/// <summary>Reads a failed mission's errors: what class of fault it is, what speaks for it, what to do.</summary>
internal static class ScriptedDiagnosis
{
    private static readonly (string[] Words, string Cause, string[] Next)[] Classes =
    [
        (["robots"], "The site's robots.txt forbids what we asked for.", ["Ask the site's owner, or use a page that may be read.", "Take the address out of the sources."]),
        (["loopback", "private", "link-local", "refused before", "not allowed", "port"], "The address is one the guards refuse: it is not on the open web.", ["Use a public address, or let the operator open this one with AGENTOPS_CRAWL_ALLOW."]),
        (["404", "410", "not found"], "The page is not there any more, or never was at that address.", ["Correct the address and retry the mission."]),
        (["401", "403", "forbidden", "key"], "Access was refused: a key is missing, wrong or without the right.", ["Check the key and its rights before the next attempt."]),
        (["429", "too many"], "The other side asks us to slow down.", ["Retry later; lower the concurrency of this kind if it repeats."]),
        (["did not answer", "timed out", "time-out", "timeout", "within"], "It took longer than allowed: the other side was slow or away.", ["Retry once when it is back; if it repeats, look at the other side first."]),
        (["resolve", "dns", "no such host", "name or service"], "The name could not be resolved to an address.", ["Check the spelling of the host."]),
        (["does not fit", "schema", "twice"], "The model answered in another shape than it was asked for.", ["Try a stronger model for this use, or make the task smaller."]),
        (["budget"], "The work's budget was used up before it was done.", ["Raise the budget or cut the mission into smaller ones."]),
        (["nothing to post", "no draft"], "The mission asked to post something that no step had drafted.", ["Put a draft step before the post, or give the text."]),
        (["500", "502", "503", "504", "server error"], "The other side broke.", ["Retry when it has recovered."]),
        (["webhook", "target"], "The webhook is not configured, or its receiver did not accept it.", ["Check the target's name and address in the server's configuration."]),
    ];

    /// <summary>What broke, for lines that name the point: the kind of the failed step.</summary>
    private static Dictionary<string, string> Kind(string text)
    {
        var words = text.Split(' ');
        var at = Array.IndexOf(words, "Step");
        return new(StringComparer.Ordinal) { ["word"] = at >= 0 && at + 1 < words.Length ? words[at + 1] : "the error" };
    }

    private static string Head(Scene scene, Voice voice) =>
        scene.Slots.TryGetValue("title", out var title) ? Cased(voice, $"“{title}” failed.") : "";

    private static string Cased(Voice voice, string text) => voice.Persona.LowerCase ? text.ToLowerInvariant() : text;

    internal static JsonObject Write(Scene scene, Voice voice)
    {
        var errors = Sentences.Of(string.Join('\n', scene.Facts.Sources.Select(s => s.Text)));
        var telling = errors.Where(e => e.Contains("fail", StringComparison.OrdinalIgnoreCase) || e.Contains(':')).DefaultIfEmpty(errors.FirstOrDefault() ?? "").ToArray();
        if (!scene.HasMaterial)
        {
            return new()
            {
                ["summary"] = voice.Say("blank"), ["cause"] = "Unknown: no failed mission and no error was given.", ["evidence"] = new JsonArray(),
                ["nextSteps"] = ScriptedWork.Array(["Name the mission that failed, then ask again."]),
            };
        }

        var text = string.Join(' ', telling);
        var (_, cause, next) = Classes.OrderByDescending(c => c.Words.Count(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))).First();
        var sure = Classes.Any(c => c.Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)));
        return new()
        {
            ["summary"] = ScriptedWork.Join(Head(scene, voice), sure ? Cased(voice, cause) : Cased(voice, "The error is of no class I know."), voice.Say("judge", Kind(text))),
            ["cause"] = sure ? cause : "Not clear from the error alone.",
            ["evidence"] = ScriptedWork.Array(telling.Take(3).Select(e => Sentences.Cut(e, 300)).Concat(scene.Figures.Take(2))),
            ["nextSteps"] = ScriptedWork.Array(sure ? next : ["Read the step's last error with the person who set it up.", "Retry once and compare."]),
        };
    }
}
