using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Activations;
using Orleans.Reminders;

namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster, in this process.</summary>
public class InProcessSiloHandle : SiloHandle
{
    private bool _stopped;

    /// <summary>The silo's host.</summary>
    public IHost SiloHost { get; init; } = null!;

    /// <summary>The silo's services.</summary>
    public IServiceProvider ServiceProvider => SiloHost.Services;

    /// <inheritdoc/>
    public override bool IsActive => !_stopped;

    /// <inheritdoc/>
    public override async Task StopSiloAsync(bool stopGracefully)
    {
        if (_stopped)
            return;
        _stopped = true;
        if (!stopGracefully)
        {
            ServiceProvider.GetService<ReminderService>()?.Dispose();
            ServiceProvider.GetRequiredService<SiloRuntime>().Kill();
        }

        await SiloHost.StopAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await StopSiloAsync(true);
        SiloHost.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static async Task<SiloHandle> StartAsync(string name, Func<IHost> create)
    {
        var host = create();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new InProcessSiloHandle { SiloHost = host, Name = name, SiloAddress = host.Services.GetRequiredService<SiloRuntime>().Identity.SiloAddress };
    }
}
