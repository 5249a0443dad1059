using System.Text.Json.Nodes;

namespace AgentOps.Silo.Publishing.X;

/// <summary>What X answered. <see cref="Status"/> is null when no answer came: then nobody knows whether the request took effect.</summary>
/// <param name="Body">The JSON; null when there was none.</param>
internal sealed record XAnswer(int? Status, JsonObject? Body)
{
    /// <summary>True for 2xx.</summary>
    public bool Ok => Status is >= 200 and < 300;

    /// <summary>True when X certainly did nothing.</summary>
    public bool Refused => Status is >= 400 and < 500 and not 408;

    /// <summary>True when X says that the account has just posted this text.</summary>
    public bool Duplicate => Status == 403 && Reason.Contains("duplicate", StringComparison.OrdinalIgnoreCase);

    /// <summary>X's own words, cut.</summary>
    public string Reason => (Text("detail") ?? Text("title") ?? "without a reason") is var text && text.Length <= 200 ? text : text[..200] + "…";

    private string? Text(string field) => Body?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
