using AgentOps.Journals;
using AgentOps.Models;

namespace AgentOps.Silo.Rehearsals.Replays;

/// <summary>
/// What models answered, by the hash of what they were asked. What was asked more than once was answered in this order; the last answer then stays. Answers from
/// before the life began serve only prompts that were not asked since.
/// </summary>
internal sealed class RecordedAnswers
{
    private readonly Dictionary<string, Queue<ModelCall>> _answers = new(StringComparer.Ordinal);

    public RecordedAnswers(IEnumerable<CallEntry> calls, DateTimeOffset since)
    {
        foreach (var asked in calls.Select(c => c.Call).Where(c => c.PromptHash is not null && (c.Answer ?? c.Error) is not null).GroupBy(c => c.PromptHash!, StringComparer.Ordinal))
        {
            var later = asked.Where(c => c.At >= since).OrderBy(c => c.At).ToList();
            _answers[asked.Key] = new(later.Count > 0 ? later : [asked.MaxBy(c => c.At)!]);
        }
    }

    /// <summary>Prompts that were answered.</summary>
    public int Count => _answers.Count;

    /// <summary>Calls that found their answer.</summary>
    public int Found { get; private set; }

    /// <summary>Calls that did not.</summary>
    public int Missed { get; private set; }

    /// <summary>The next answer to a prompt; null when it was never asked.</summary>
    public ModelCall? Next(string hash)
    {
        if (!_answers.TryGetValue(hash, out var answers))
        {
            Missed++;
            return null;
        }

        Found++;
        return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
    }
}
