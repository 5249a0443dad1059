using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace AgentOps.Silo.Commands.Remote;

/// <summary>A company's live events. A lost connection is made again after the last event that was seen: none is missed, none comes twice.</summary>
internal sealed class LiveFeed(RunningServer server, string company, IAnsiConsole terminal)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250), Longest = TimeSpan.FromSeconds(10);

    /// <summary>The server says every 15 s that it lives; silence for longer means that it does not.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);

    /// <summary>The events after a cursor (null: from now on), until cancelled.</summary>
    /// <exception cref="CommandFailedException">The server refuses; trying again would not help.</exception>
    public async IAsyncEnumerable<JsonNode> Follow(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Where "now" is must be known before the first connection is lost, or what happens meanwhile would be missed.
        var last = after == "0" ? "0-0" : after ?? ((await server.Newest(RunningServer.Of(company, "events"), cancellationToken))?["cursor"]).Text("0-0");
        var (wait, before) = (Shortest, false);
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Silence);
            HttpResponseMessage? response = null;
            string? lost = null;
            try
            {
                response = await Open(last, patience.Token);
            }
            catch (Exception error) when (Passes(error, cancellationToken) && (before || error is not ServerAwayException))
            {
                lost = error.Message;
            }

            if (response is not null)
            {
                using var _ = response;
                if (before) terminal.MarkupLine("[dim]connected again[/]");
                before = true;
                await using var events = Read(response, patience, patience.Token).GetAsyncEnumerator(patience.Token);
                while (true)
                {
                    try
                    {
                        if (!await events.MoveNextAsync()) break;
                    }
                    catch (Exception error) when (Passes(error, cancellationToken))
                    {
                        lost = error.Message;
                        break;
                    }

                    wait = Shortest;
                    if (events.Current.EventType != "event") continue;
                    last = events.Current.EventId ?? last;
                    yield return JsonNode.Parse(events.Current.Data)!;
                }
            }

            terminal.MarkupLineInterpolated($"[dim]connection lost{(lost is null ? "" : $" ({lost})")}; again in {wait.TotalSeconds:0.#} s[/]");
            await Task.Delay(wait, TimeProvider.System, cancellationToken);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, Longest.Ticks));
        }
    }

    private async Task<HttpResponseMessage> Open(string last, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, RunningServer.Of(company, "events/stream"));
        request.Headers.Add("Last-Event-ID", last);
        return await server.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async IAsyncEnumerable<SseItem<string>> Read(
        HttpResponseMessage response, CancellationTokenSource patience, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var body = new PatientStream(await response.Content.ReadAsStreamAsync(cancellationToken), () => patience.CancelAfter(Silence));
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken)) yield return item;
    }

    /// <summary>Whether trying again may help.</summary>
    private static bool Passes(Exception error, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && error is ServerAwayException or HttpRequestException or IOException or OperationCanceledException;
}
