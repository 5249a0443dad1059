namespace AgentOps.Conformance.Tests;

/// <summary>The tests that share a silo.</summary>
[CollectionDefinition("cluster")]
public sealed class SharedCluster : ICollectionFixture<Cluster>;
