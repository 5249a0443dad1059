using Microsoft.Extensions.AI;

namespace AgentOps.Silo.Models;

/// <summary>A whole answer as the one piece of a stream; nothing here streams.</summary>
internal static class ChatUpdates
{
    internal static async IAsyncEnumerable<ChatResponseUpdate> Of(Task<ChatResponse> answer)
    {
        foreach (var update in (await answer).ToChatResponseUpdates()) yield return update;
    }
}
