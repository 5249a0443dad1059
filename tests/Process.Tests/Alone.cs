namespace AgentOps.Process.Tests;

/// <summary>Tests that hold the server to a number of seconds: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    internal const string Name = "alone";
}
