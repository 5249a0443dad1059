using AgentOps.Api.Access;
using AgentOps.Events;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace AgentOps.Api.Events;

/// <summary>Serves one live stream: from the watcher's cursor through the table up to the ring, then as events come.</summary>
internal sealed class Watcher(EventHub hub, EventQueries events, KeyRing keys, IOptions<ApiOptions> options, [FromKeyedServices(Clocks.Wall)] TimeProvider time)
{
    private const int PageSize = 200;
    private const int Together = 32;

    /// <summary>After a restart thousands come back at once: so many read the table at a time.</summary>
    private readonly SemaphoreSlim _catchUps = new(4);

    /// <summary>Serves until the watcher leaves, is too slow, its key is revoked, or the server stops.</summary>
    internal async Task Serve(HttpContext context, Scope scope, EventCursor? from)
    {
        Begin(context);
        var stream = hub.Join(scope.Company);
        try
        {
            await stream.Ready.WaitAsync(context.RequestAborted);
            var start = await Start(stream, from, context.RequestAborted);
            // Whoever reads this misses nothing that happens from now on.
            await Write(context, ": connected\n\n"u8.ToArray());
            await Follow(context, scope, stream, start);
        }
        catch (Exception exception) when (Problems.Outage.Is(exception))
        {
            // Too slow, or storage is away in the middle of catching up: the watcher comes back with its last cursor.
            context.Abort();
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The watcher left.
        }
        finally
        {
            hub.Leave(scope.Company, stream);
        }
    }

    /// <summary>Where to go on: at the cursor given, but never later than the present, where a cursor of another database may be.</summary>
    private async ValueTask<EventCursor> Start(CompanyStream stream, EventCursor? from, CancellationToken cancellationToken)
    {
        if (from is not { } cursor) return stream.Present;
        if (cursor.CompareTo(stream.Present) <= 0) return cursor;
        var present = await events.Present(cancellationToken);
        return cursor.CompareTo(present) < 0 ? cursor : present;
    }

    private async Task Follow(HttpContext context, Scope scope, CompanyStream stream, EventCursor last)
    {
        var frames = new EventFrame[Together];
        var pings = stream.Pings;
        while (!context.RequestAborted.IsCancellationRequested && !stream.Ended && await IsStillAllowed(scope))
        {
            var news = stream.News;
            var count = stream.Take(last, frames);
            if (count < 0) last = await CatchUp(context, scope.Company, stream, last);
            else if (count > 0) last = await Write(context, frames.AsMemory(0, count));
            else if (pings != stream.Pings)
            {
                pings = stream.Pings;
                await Write(context, ": alive\n\n"u8.ToArray());
            }
            else await news;
        }
    }

    /// <summary>One page from the table. A page that is not full was the end of what the ring did not have.</summary>
    private async Task<EventCursor> CatchUp(HttpContext context, CompanyKey company, CompanyStream stream, EventCursor last)
    {
        var floor = stream.Floor;
        List<CompanyEvent> page;
        await _catchUps.WaitAsync(context.RequestAborted);
        try
        {
            page = await events.After(company, last, PageSize, context.RequestAborted);
        }
        finally
        {
            _catchUps.Release();
        }

        foreach (var chunk in page.Chunk(Together))
            last = await Write(context, Array.ConvertAll(chunk, EventFrame.Of));
        return page.Count < PageSize && last.CompareTo(floor) < 0 ? floor : last;
    }

    private async Task<EventCursor> Write(HttpContext context, ReadOnlyMemory<EventFrame> frames)
    {
        for (var i = 0; i < frames.Length - 1; i++) Copy(context, frames.Span[i].Bytes);
        await Write(context, frames.Span[^1].Bytes);
        return frames.Span[^1].Cursor;
    }

    private static void Copy(HttpContext context, byte[] bytes)
    {
        bytes.CopyTo(context.Response.BodyWriter.GetSpan(bytes.Length));
        context.Response.BodyWriter.Advance(bytes.Length);
    }

    /// <summary>Whoever does not take what was sent is cut off: it can come back and goes on where it was.</summary>
    private async Task Write(HttpContext context, byte[] bytes)
    {
        var written = context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
        if (!written.IsCompletedSuccessfully) await written.AsTask().WaitAsync(options.Value.StreamPatience, time, context.RequestAborted);
    }

    /// <summary>A revoked key ends the stream too. While PostgreSQL is away nothing comes anyway.</summary>
    private async ValueTask<bool> IsStillAllowed(Scope scope)
    {
        if (scope.Key is null) return true;
        try
        {
            return (await keys.Current()).Find(scope.Key.Id) is { } key && key.Hash.AsSpan().SequenceEqual(scope.Key.Hash);
        }
        catch (Exception exception) when (Problems.Outage.Is(exception))
        {
            return true;
        }
    }

    private static void Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }
}
