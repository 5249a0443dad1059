using Microsoft.Extensions.AI;

namespace AgentOps.Models;

/// <summary>The models of one piece of work: routed by use, accounted, kept within the work's budget (SPEC §8).</summary>
public interface IModels
{
    /// <summary>
    /// One call. <paramref name="use"/> is <c>dialogue</c>, <c>distil</c>, <c>initiative</c> or <c>work</c>. The call is accounted also when it fails.
    /// </summary>
    /// <exception cref="ModelException">No answer: time-out, breaker open, refused, budget of this work used up; the message says which.</exception>
    Task<string> Ask(string use, IReadOnlyList<ChatMessage> prompt, ModelOptions options, CancellationToken cancellationToken);

    /// <summary>The calls made so far.</summary>
    IReadOnlyList<ModelCall> Calls { get; }

    /// <summary>True when the use is served by the scripted model: what it says is marked wherever it is shown.</summary>
    bool IsScripted(string use);
}
