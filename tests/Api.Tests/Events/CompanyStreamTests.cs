using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AgentOps.Api.Events;
using AgentOps.Events;
using AgentOps.Keys;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentOps.Api.Tests.Events;

public sealed class CompanyStreamTests : IAsyncDisposable
{
    private static readonly CompanyKey Studio = CompanyKey.Parse("studio");
    private static readonly EventCursor Present = new(99, long.MaxValue);
    private readonly ManualTime _time = new();
    private readonly ScriptedFeed _feed = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CompanyStream _stream;
    private readonly Task _running;

    public CompanyStreamTests()
    {
        _stream = new(Studio, _feed, _ => Task.FromResult(Present), _time, NullLogger.Instance);
        _running = _stream.Run(TimeSpan.FromSeconds(15), _stop.Token);
    }

    [Fact]
    public async Task Frames_come_in_order_from_any_cursor_in_the_ring()
    {
        await Bring(5);

        Take(Present).ShouldBe([100, 101, 102, 103, 104]);
        Take(new(102, 102)).ShouldBe([103, 104]);
        Take(new(104, 104)).ShouldBeEmpty();
        _stream.Present.ShouldBe(new EventCursor(104, 104));
    }

    [Fact]
    public async Task Who_is_further_behind_than_the_ring_is_sent_to_the_table()
    {
        await Bring(1024 + 10);

        _stream.Take(Present, new EventFrame[4]).ShouldBe(-1);
        _stream.Floor.ShouldBe(new EventCursor(109, 109));
        Take(_stream.Floor).ShouldBe([110, 111, 112, 113, 114, 115, 116, 117]);
    }

    [Fact]
    public async Task Before_the_first_event_the_present_is_where_the_stream_began()
    {
        await _stream.Ready;

        _stream.Present.ShouldBe(Present);
        _stream.Take(new(98, 0), new EventFrame[4]).ShouldBe(-1);
        Take(Present).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ping_wakes_every_watcher_each_15_seconds()
    {
        await _stream.Ready;
        var news = _stream.News;
        _time.Pass(TimeSpan.FromSeconds(14));
        news.IsCompleted.ShouldBeFalse();

        _time.Pass(TimeSpan.FromSeconds(1));
        await news;
        _stream.Pings.ShouldBe(1);
    }

    [Fact]
    public async Task An_interrupted_feed_goes_on_where_it_stopped()
    {
        await Bring(3);
        _feed.Break();
        await _feed.Followed(2, _time);

        _feed.Starts.ToArray().ShouldBe([Present, new EventCursor(102, 102)]);
    }

    [Fact]
    public async Task The_end_wakes_whoever_waits()
    {
        await _stream.Ready;
        var news = _stream.News;
        await _stop.CancelAsync();
        await _running;

        await news;
        _stream.Ended.ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _time.Pass(TimeSpan.FromSeconds(5));
        await _running.WaitAsync(TimeSpan.FromSeconds(10));
        _stop.Dispose();
    }

    private async Task Bring(int count)
    {
        await _stream.Ready;
        for (var i = 0; i < count; i++) _feed.Add(Some.Event(100 + i));
        while (true)
        {
            // Taken before looking: news that come in between are not waited for.
            var news = _stream.News;
            if (_stream.Present == new EventCursor(99 + count, 99 + count)) return;
            await news.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    private long[] Take(EventCursor after)
    {
        var frames = new EventFrame[8];
        var count = _stream.Take(after, frames);
        return [.. frames.Take(count).Select(f => f.Cursor.Xid)];
    }

    private sealed class ScriptedFeed : IEventFeed
    {
        private readonly SemaphoreSlim _followed = new(0);
        private Channel<CompanyEvent> _events = Channel.CreateUnbounded<CompanyEvent>();

        internal List<EventCursor> Starts { get; } = [];

        public async IAsyncEnumerable<CompanyEvent> Follow(CompanyKey company, EventCursor after, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            lock (Starts) Starts.Add(after);
            _followed.Release();
            await foreach (var e in _events.Reader.ReadAllAsync(cancellationToken)) yield return e;
        }

        internal void Add(CompanyEvent e) => _events.Writer.TryWrite(e);

        internal void Break()
        {
            var broken = _events;
            _events = Channel.CreateUnbounded<CompanyEvent>();
            broken.Writer.Complete(new IOException("gone"));
        }

        internal async Task Followed(int times, ManualTime time)
        {
            for (var i = 0; i < times; i++)
                while (!await _followed.WaitAsync(TimeSpan.FromMilliseconds(20))) time.Pass(TimeSpan.FromSeconds(1));
        }
    }
}
