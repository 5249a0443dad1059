using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests;

/// <summary>A reader of <c>events/stream</c>.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly SseParser<string> _parser;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _parser = SseParser.Create(body);
    }

    /// <summary>The cursor of the last event read.</summary>
    internal string LastId { get; private set; } = "";

    internal static async Task<EventStream> Open(Server server, string company, string? after, CancellationToken cancellationToken)
    {
        var response = await server.Http.GetAsync(
            $"/api/companies/{company}/events/stream{(after is null ? "" : $"?after={after}")}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return new(response, await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    internal async IAsyncEnumerable<JsonNode> Events([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in _parser.EnumerateAsync(cancellationToken))
        {
            if (item.EventType != "event") continue;
            LastId = item.EventId ?? LastId;
            yield return JsonNode.Parse(item.Data)!;
        }
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
