using AgentOps.Causes;

namespace AgentOps.Intake;

/// <summary>The one door of a company (SPEC §2.1): every proposal, whoever makes it, enters here. Key <c>company/-</c>.</summary>
[Alias("AgentOps.IIntakeGrain")]
public interface IIntakeGrain : IGrainWithStringKey
{
    /// <summary>Takes a proposal through the ten stages and answers when what was decided is stored.</summary>
    [Alias("Propose")]
    Task<ProposeReply> Propose(ProposeRequest request, CancellationToken cancellationToken = default);

    /// <summary>A person's answer to a pending proposal. Answering again the same way changes nothing.</summary>
    [Alias("Decide")]
    Task<DecideReply> Decide(DecideRequest request, CancellationToken cancellationToken = default);

    /// <summary>A person wants what did not succeed of a mission to run again: its steps pass the gates and the budget once more.</summary>
    [Alias("Retry")]
    Task<RetryReply> Retry(Guid mission, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Rejects what waited longer than 72 h for a person, and gives its places back. Returns how many.</summary>
    [Alias("ExpirePending")]
    Task<int> ExpirePending(CancellationToken cancellationToken = default);
}
