using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgentOps.Process.Tests;

/// <summary>An OpenAI-compatible endpoint that holds every request until it is let go: the place to kill a server in the middle of its work.</summary>
internal sealed class ModelAtBarrier : IAsyncDisposable
{
    private const string Distilled = """
        {"memories":[{"agent":"coordinator","type":"lesson","content":"Short beats long.","confidence":0.7,"tags":["content"]}],
         "drifts":[{"a":"coordinator","b":"executor","drift":0.02,"reason":"They agreed."}],"actionItems":[]}
        """;

    private readonly WebApplication _site;
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _passing = new(0);
    private int _asked;

    private ModelAtBarrier(int port)
    {
        Port = port;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{port}");
        _site = builder.Build();
        _site.MapPost("/v1/chat/completions", (Delegate)Answer);
    }

    internal int Port { get; }

    /// <summary>What points a server at this model.</summary>
    internal (string Name, string Value)[] Settings =>
        [("AGENTOPS_LLM_PROVIDER", "openai"), ("AGENTOPS_LLM_BASE_URL", $"http://127.0.0.1:{Port}/v1"), ("AGENTOPS_LLM_MODEL", "barrier"), ("AGENTOPS_LLM_KEY", "none")];

    internal static async Task<ModelAtBarrier> Start()
    {
        var model = new ModelAtBarrier(Server.FreePort());
        await model._site.StartAsync();
        return model;
    }

    /// <summary>Waits until a request stands at the barrier.</summary>
    internal async Task Arrived() => (await _arrived.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeTrue("Nobody asks the model.");

    /// <summary>Lets that many requests pass.</summary>
    internal void Pass(int requests = 1) => _passing.Release(requests);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<IResult> Answer(HttpContext context)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.Body);
        _arrived.Release();
        await _passing.WaitAsync(context.RequestAborted);
        var prompt = asked.RootElement.GetProperty("messages").ToString();
        var text = prompt.Contains("actionItems", StringComparison.Ordinal) ? Distilled
            : prompt.Contains("points", StringComparison.Ordinal) ? """{"summary":"All is well.","points":["All is well."]}"""
            : $"Point {Interlocked.Increment(ref _asked)} is worth a thought.";
        return Results.Json(new
        {
            choices = new[] { new { message = new { role = "assistant", content = text }, finish_reason = "stop" } },
            usage = new { prompt_tokens = 100, completion_tokens = 10 },
        });
    }
}
