namespace AgentOps.Process.Tests;

/// <summary>Tests that hold the server to a number of seconds: nothing else runs beside them, and <c>./test</c> runs no other suite meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    internal const string Name = "Alone";
}
