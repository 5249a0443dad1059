using System.ComponentModel;
using System.Text.Json.Nodes;

namespace AgentOps.Silo.Commands.Mcp;

/// <summary>A step an assistant asks for.</summary>
internal sealed record StepInput(
    [property: Description("The step kind, e.g. crawl, research, analyze, draft_tweet, write_content, review, summarize, view.")] string Kind,
    [property: Description("The kind's own input, e.g. {\"url\": \"https://example.org/\"} for crawl, {\"question\": \"…\"} for analyze.")] JsonObject Payload,
    [property: Description("Numbers (from 1) of the steps it waits for; left out: the one before; empty: none.")] int[]? After = null);
