using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using AgentOps.Json;

namespace AgentOps.Intake;

/// <summary>Tells whether two requests under the same idempotency key ask for the same.</summary>
internal static class RequestHash
{
    /// <summary>The hash of what is asked; null when there is no key to compare under.</summary>
    internal static string? Of(ProposeRequest request) => request.IdempotencyKey is null
        ? null
        : Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((request.Agent, request.Title, request.Reason, request.Steps), Options)));

    private static readonly JsonSerializerOptions Options = new(Wire.State) { IncludeFields = true };
}
