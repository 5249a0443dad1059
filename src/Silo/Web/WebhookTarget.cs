using AgentOps.Api.Access;

namespace AgentOps.Silo.Web;

/// <summary>A webhook as the operator configured it: <c>AGENTOPS_WEBHOOK_&lt;NAME&gt;_URL</c> and <c>…_SECRET</c> or <c>…_SECRET_FILE</c>.</summary>
internal sealed record WebhookTarget(Uri Address, string Secret)
{
    /// <summary>The target of that name, or null when none is configured.</summary>
    /// <exception cref="InvalidOperationException">It is configured wrongly; the message names the variable.</exception>
    internal static WebhookTarget? Of(string name, Func<string, string?> setting)
    {
        var prefix = $"AGENTOPS_WEBHOOK_{name.ToUpperInvariant().Replace('-', '_')}";
        if (setting($"{prefix}_URL") is not { Length: > 0 } url) return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw new InvalidOperationException($"{prefix}_URL is no http or https address.");
        var secret = setting($"{prefix}_SECRET") is { Length: > 0 } given ? given
            : setting($"{prefix}_SECRET_FILE") is { Length: > 0 } file ? SecretFile.Read(file)
            : throw new InvalidOperationException($"{prefix}_SECRET or {prefix}_SECRET_FILE is missing; webhooks are always signed.");
        return new(address, secret);
    }
}
