using System.Collections.Concurrent;
using System.Globalization;

namespace AgentOps.Process.Tests;

/// <summary>Clients that propose without end, each retrying with the same key until it has its answer.</summary>
internal sealed class Load : IAsyncDisposable
{
    /// <summary>Two steps that the server does itself.</summary>
    internal static readonly object Looking = new
    {
        agent = "coordinator",
        title = "Look at the figures",
        steps = new object[] { new { kind = "view", payload = new { what = "missions" } }, new { kind = "view", payload = new { what = "events" } } },
    };

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _clients;

    internal Load(Client client, int clients = 8) =>
        _clients = Task.WhenAll(Enumerable.Range(0, clients).Select(worker => Propose(client, worker)));

    /// <summary>Every key that was answered, with the proposal's id.</summary>
    internal ConcurrentDictionary<string, string> Answers { get; } = new();

    /// <summary>Stops asking; waits for the last answers.</summary>
    internal async Task Stop()
    {
        await _stop.CancelAsync();
        await _clients;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
    }

    private async Task Propose(Client client, int worker)
    {
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{worker}-{i}");
            Answers[key] = (await client.Propose(Looking, key))["id"]!.GetValue<string>();
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
