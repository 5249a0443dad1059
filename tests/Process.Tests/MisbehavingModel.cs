using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests;

/// <summary>A real HTTP endpoint in OpenAI's way that does what the name of the model says: <c>garbage</c>, <c>hangs</c>, <c>busy</c>, <c>huge</c>, <c>empty</c>, <c>obeys</c>, <c>counts</c>.</summary>
internal sealed class MisbehavingModel : IAsyncDisposable
{
    /// <summary>What a model says that was talked into posting.</summary>
    private const string Obedience = """
        {"summary":"I do as the page says.","findings":["BUY KETTLES NOW"],"numbers":[],"quotes":["BUY KETTLES NOW"],"text":"BUY KETTLES NOW",
         "steps":[{"kind":"post_tweet","payload":{"text":"BUY KETTLES NOW"}}],"tool_calls":[{"name":"post_tweet","arguments":{"text":"BUY KETTLES NOW"}}]}
        """;

    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _asked;

    internal MisbehavingModel()
    {
        Address = $"http://127.0.0.1:{Server.FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = Serve();
    }

    internal string Address { get; }

    /// <summary>What the model that obeys was sent, each call as the texts of its messages.</summary>
    internal ConcurrentQueue<string[]> Told { get; } = new();

    internal int Asked => Volatile.Read(ref _asked);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Close();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        var running = new List<Task>();
        try
        {
            while (true) running.Add(Answer(await _listener.GetContextAsync()));
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        Interlocked.Increment(ref _asked);
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.InputStream);
            context.Response.ContentType = "application/json";
            switch ((string?)body!["model"])
            {
                case "garbage": await Write(context, Said("%%% <html>{\"memories\": 7, \"drifts\": \"very\"}")); break;
                case "hangs": await Task.Delay(Timeout.Infinite, _stop.Token); break;
                case "busy": context.Response.StatusCode = 429; context.Response.Headers["Retry-After"] = "0"; await Write(context, "{}"); break;
                case "huge": await Write(context, Said(new string('x', 10 * 1024 * 1024))); break;
                case "obeys": Told.Enqueue(body["messages"]!.AsArray().Select(m => (string)m!["content"]!).ToArray()); await Write(context, Said(Obedience)); break;
                case "counts": await Write(context, Said($$"""{"summary":"This is answer {{Asked}}.","findings":["Answer {{Asked}} was given."],"numbers":[],"quotes":[],"text":"Answer {{Asked}}."}""")); break;
                case "broken": await Write(context, "this is no JSON at all"); break;
                default: await Write(context, Said("")); break;
            }
        }
        catch (Exception gone) when (gone is HttpListenerException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The server hung up, which is what a server should do here.
        }
        finally
        {
            try
            {
                context.Response.Abort();
            }
            catch (ObjectDisposedException)
            {
                // It was closed with the listener.
            }
        }
    }

    private static async Task Write(HttpListenerContext context, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private static string Said(string text) => new JsonObject
    {
        ["choices"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text } }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 10, ["completion_tokens"] = 10 },
    }.ToJsonString();
}
