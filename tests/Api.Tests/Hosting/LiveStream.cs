using System.Text.Json.Nodes;

namespace AgentOps.Api.Tests.Hosting;

/// <summary>A watcher of the live stream, reading server-sent events as the standard says.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private LiveStream(HttpResponseMessage response, StreamReader reader) => (_response, _reader) = (response, reader);

    internal string? LastId { get; private set; }

    internal List<string> Comments { get; } = [];

    internal static async Task<LiveStream> Open(HttpClient client, TestCompany company, string? lastEventId = null, string? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{company.Path}/events/stream{(after is null ? "" : "?after=" + after)}");
        if (lastEventId is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var stream = new LiveStream(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        (await stream.Line()).ShouldBe(": connected");
        return stream;
    }

    internal async Task<List<JsonNode>> Next(int count)
    {
        var events = new List<JsonNode>();
        while (events.Count < count) events.Add(await Event() ?? throw new EndOfStreamException($"The stream ended after {events.Count} of {count} events."));
        return events;
    }

    internal async Task<List<JsonNode>> Until(Func<JsonNode, bool> last)
    {
        var events = new List<JsonNode>();
        do events.Add(await Event() ?? throw new EndOfStreamException($"The stream ended after {events.Count} events."));
        while (!last(events[^1]));
        return events;
    }

    /// <summary>Reads until the server ends the stream.</summary>
    internal async Task End()
    {
        while (await Line() is not null)
        {
        }
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonNode?> Event()
    {
        string? id = null, data = null;
        while (await Line() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.StartsWith(':')) Comments.Add(line);
            else if (line.Length == 0 && data is not null)
            {
                LastId = id;
                return JsonNode.Parse(data);
            }
        }

        return null;
    }

    private Task<string?> Line() => _reader.ReadLineAsync().WaitAsync(Patience);
}
