namespace AgentOps.Silo.Tests.Databases;

/// <summary>Tests that share the run's PostgreSQL; each uses databases of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresGroup : ICollectionFixture<TestServer>
{
    public const string Name = "PostgreSQL";
}
