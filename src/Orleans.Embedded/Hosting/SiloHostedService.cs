using Microsoft.Extensions.Hosting;

namespace Orleans.Hosting;

/// <summary>Ties the silo to its host.</summary>
internal sealed class SiloHostedService(SiloHost silo) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => silo.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => silo.StopAsync(cancellationToken);
}
