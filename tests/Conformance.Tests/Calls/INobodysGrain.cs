namespace AgentOps.Conformance.Tests.Calls;

/// <summary>No class implements it.</summary>
[Alias("conformance.INobodysGrain")]
public interface INobodysGrain : IGrainWithStringKey;
