namespace AgentOps.Intake;

/// <summary>The names of the door's stages, as rejections carry them, and of its counters.</summary>
public static class DoorStages
{
    public const string Company = "company";
    public const string WellFormed = "well_formed";
    public const string Loop = "loop_policy";
    public const string AgentLimit = "agent_daily_limit";
    public const string Budget = "llm_budget";
    public const string Person = "person";
    public const string Expired = "expired";

    /// <summary>The counter of an agent's proposals a day.</summary>
    public static string OfAgent(string agent) => $"{AgentLimit}:{agent}";

    /// <summary>The counter of an agent's model cost.</summary>
    public static string BudgetOfAgent(string agent) => $"{Budget}:{agent}";

    /// <summary>The counter of what one root caused in a day.</summary>
    public static string OfRoot(string root) => $"{Loop}:{root}";
}
