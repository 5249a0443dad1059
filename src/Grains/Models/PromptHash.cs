using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentOps.Models;

/// <summary>
/// What a model was asked, as a hash: SHA-256 in hexadecimal over <c>{"messages":[{"role","text"},…],"temperature","max_tokens","json"}</c> in UTF-8, the
/// temperature as text with two decimals. Which model was asked is not in it, nor what only the scripted model reads, so that an answer is found again without either.
/// </summary>
public static class PromptHash
{
    /// <summary>The hash of a prompt and how it is asked.</summary>
    public static string Of(IEnumerable<ChatMessage> prompt, ChatOptions? options)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartArray("messages");
            foreach (var message in prompt)
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role.Value);
                json.WriteString("text", message.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("temperature", options?.Temperature?.ToString("0.00", CultureInfo.InvariantCulture));
            if (options?.MaxOutputTokens is { } most) json.WriteNumber("max_tokens", most);
            json.WriteBoolean("json", options?.ResponseFormat is ChatResponseFormatJson);
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(text.GetBuffer().AsSpan(0, (int)text.Length)));
    }
}
