namespace AgentOps.Api.Tests.Hosting;

/// <summary>A key made for a test.</summary>
internal sealed record NewKey(string Id, string Key);
