using Microsoft.Extensions.AI;

namespace AgentOps.Models;

/// <summary>Counts tokens roughly where a provider does not: four characters a token, and a few for each message's frame.</summary>
internal static class Tokens
{
    internal static int Of(string text) => (text.Length + 3) / 4;

    internal static int Of(IEnumerable<ChatMessage> prompt) => prompt.Sum(m => Of(m.Text) + 4);
}
