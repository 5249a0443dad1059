namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>How the days of a life become one figure.</summary>
internal enum Total { Sum, End, Mean }
