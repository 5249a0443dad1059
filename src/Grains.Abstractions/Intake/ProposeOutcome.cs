namespace AgentOps.Intake;

/// <summary>How the door answered.</summary>
public enum ProposeOutcome
{
    /// <summary>Decided now and recorded.</summary>
    Recorded,

    /// <summary>The idempotency key was seen before; this is the first answer.</summary>
    Repeated,

    /// <summary>The idempotency key was seen before with another body: 409.</summary>
    KeyConflict,

    /// <summary>Not well formed: 400, nothing recorded.</summary>
    Malformed,

    /// <summary>No such company: 404.</summary>
    NoCompany,
}
