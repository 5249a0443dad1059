using AgentOps.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentOps.Api.Events;

/// <summary>The live streams of this process, one a watched company; each runs while somebody watches.</summary>
internal sealed class EventHub(
    IEventFeed feed, EventQueries events, IHostApplicationLifetime lifetime, IOptions<ApiOptions> options,
    [FromKeyedServices(Clocks.Wall)] TimeProvider time, ILogger<EventHub> log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CompanyKey, (CompanyStream Stream, CancellationTokenSource Stop)> _streams = [];

    /// <summary>Joins a company's stream; answer with <see cref="Leave"/>.</summary>
    internal CompanyStream Join(CompanyKey company)
    {
        lock (_gate)
        {
            if (!_streams.TryGetValue(company, out var entry) || entry.Stream.Ended)
            {
                var stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
                entry = (new(company, feed, events.Present, time, log), stop);
                _streams[company] = entry;
                var (stream, ping) = (entry.Stream, options.Value.StreamPing);
                _ = RunDetached(stream, ping, stop.Token);
            }

            entry.Stream.Watchers++;
            return entry.Stream;
        }
    }

    /// <summary>The last one to leave stops the stream.</summary>
    internal void Leave(CompanyKey company, CompanyStream stream)
    {
        CancellationTokenSource? stop = null;
        lock (_gate)
        {
            if (--stream.Watchers == 0 && _streams.TryGetValue(company, out var entry) && entry.Stream == stream)
            {
                _streams.Remove(company);
                stop = entry.Stop;
            }
        }

        stop?.Cancel();
    }

    /// <summary>Away from the caller, which holds the gate.</summary>
    private static async Task RunDetached(CompanyStream stream, TimeSpan ping, CancellationToken stop)
    {
        await Task.Yield();
        await stream.Run(ping, stop);
    }
}
