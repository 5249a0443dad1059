using Microsoft.Extensions.AI;

namespace AgentOps.Models;

/// <summary>A provider of models as the router knows it.</summary>
/// <param name="Name"><c>offline</c>, <c>openai</c> or <c>anthropic</c>, as in <c>llm_routing</c>.</param>
/// <param name="Client">Any chat client; retries, breaker and logging are already around it.</param>
/// <param name="DefaultModel">The model when a route names none.</param>
/// <param name="TimeOut">The longest one call may take, retries included.</param>
/// <param name="Price">What its tokens cost when not as in the price table; null for the table's.</param>
public sealed record ModelProvider(string Name, IChatClient Client, string DefaultModel, TimeSpan TimeOut, ModelPrice? Price = null)
{
    /// <summary>The name of the scripted provider, which needs no key and no network.</summary>
    public const string Offline = "offline";

    /// <summary>True for the scripted model, whose words are marked wherever they are shown.</summary>
    public bool Scripted => Name == Offline;
}
