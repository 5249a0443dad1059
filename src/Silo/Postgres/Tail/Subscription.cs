using System.Threading.Channels;
using AgentOps.Events;

namespace AgentOps.Silo.Postgres.Tail;

/// <summary>
/// One follower of a company: a bounded buffer that the tail fills. When the follower is too slow the buffer is closed: what is in it is still good, and
/// the follower then catches up from the table. The tail never waits.
/// </summary>
internal sealed class Subscription(string company)
{
    private const int Buffer = 2_000;

    private readonly Channel<CompanyEvent> _channel = Channel.CreateBounded<CompanyEvent>(
        new BoundedChannelOptions(Buffer) { SingleReader = true, SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });

    public string Company { get; } = company;

    public ChannelReader<CompanyEvent> Events => _channel.Reader;

    /// <summary>False when the buffer is full: the subscription has ended.</summary>
    public bool Offer(CompanyEvent e)
    {
        if (_channel.Writer.TryWrite(e)) return true;
        _channel.Writer.TryComplete();
        return false;
    }

    public void End() => _channel.Writer.TryComplete();
}
