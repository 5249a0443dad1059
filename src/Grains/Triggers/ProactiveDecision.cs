namespace AgentOps.Triggers;

/// <summary>What a turn of a proactive rule does.</summary>
public enum ProactiveDecision
{
    /// <summary>It is not due yet.</summary>
    NotDue,

    /// <summary>It is due too late to be in time: it is caught up once, a little later, so that not everything starts at the same moment.</summary>
    CatchUp,

    /// <summary>The rule is off, cools down, or the company is not open: the turn passes.</summary>
    Pass,

    /// <summary>The dice say no; recorded.</summary>
    Skip,

    /// <summary>It proposes.</summary>
    Fire,
}
