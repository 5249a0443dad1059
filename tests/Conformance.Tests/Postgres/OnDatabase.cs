namespace AgentOps.Conformance.Tests.Postgres;

/// <summary>The tests that share a database.</summary>
[CollectionDefinition("database")]
public sealed class OnDatabase : ICollectionFixture<Database>;
