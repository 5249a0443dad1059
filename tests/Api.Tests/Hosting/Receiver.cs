using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AgentOps.Api.Tests.Hosting;

/// <summary>A real web server that receives webhooks, remembers them, and answers as it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What came to a path, in order.</summary>
    internal sealed record Message(string Path, string Kind, string Delivery, string Signature, string Body)
    {
        internal JsonNode Event => JsonNode.Parse(Body)!["event"]!;
    }

    internal ConcurrentQueue<Message> Messages { get; } = new();

    /// <summary>The status each path answers; 200 for those not named.</summary>
    internal ConcurrentDictionary<string, int> Answers { get; } = new();

    internal string Origin { get; private set; } = "";

    internal static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        receiver.Origin = app.Urls.Single();
        return receiver;
    }

    internal List<Message> At(string path) => [.. Messages.Where(m => m.Path == path)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string Header(string name) => context.Request.Headers[name].ToString();
        Messages.Enqueue(new(context.Request.Path, Header("X-AgentOps-Event"), Header("X-AgentOps-Delivery"), Header("X-AgentOps-Signature"), await reader.ReadToEndAsync()));
        context.Response.StatusCode = Answers.GetValueOrDefault(context.Request.Path, 200);
    }
}
