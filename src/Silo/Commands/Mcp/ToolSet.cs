using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Remote;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOps.Silo.Commands.Mcp;

/// <summary>Makes tools of the methods of <see cref="CompanyTools"/>, and answers of what they return.</summary>
internal static class ToolSet
{
    public static IEnumerable<McpServerTool> Of(CompanyTools tools) =>
        typeof(CompanyTools).GetMethods().Where(m => m.IsDefined(typeof(McpServerToolAttribute))).Select(m => McpServerTool.Create(m, tools));

    /// <summary>The server's answer, as text and as structure; a refusal as an error with the sentence the server gave.</summary>
    public static async Task<CallToolResult> Answer(Task<JsonNode> ask)
    {
        try
        {
            var answer = await ask;
            return new()
            {
                Content = [new TextContentBlock { Text = Output.Compact(answer) }],
                StructuredContent = JsonSerializer.SerializeToElement(answer),
            };
        }
        catch (CommandFailedException refusal)
        {
            var what = refusal is ServerAwayException ? " Nothing is known of what was asked; ask again later, with the same idempotency key." : "";
            return new() { IsError = true, Content = [new TextContentBlock { Text = refusal.Message + what }] };
        }
    }
}
