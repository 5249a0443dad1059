using System.Text.Json;

namespace AgentOps.Api.Problems;

/// <summary>A JSON value our own converters refuse; the message is meant for the caller.</summary>
internal sealed class BadJsonException(string message) : JsonException(message);
