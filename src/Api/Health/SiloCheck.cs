using Microsoft.Extensions.Hosting;

namespace AgentOps.Api.Health;

/// <summary>The host has started and is not stopping.</summary>
internal sealed class SiloCheck(IHostApplicationLifetime lifetime) : IReadinessCheck
{
    public string Name => "silo";

    public Task<string?> Problem(CancellationToken cancellationToken) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? "The server is stopping."
        : !lifetime.ApplicationStarted.IsCancellationRequested ? "The server is starting."
        : null);
}
