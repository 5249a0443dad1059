using AgentOps.Api.Access;

namespace AgentOps.Silo.Publishing.X;

/// <summary>The X account to publish as (docs/publishing.md): an app's key and an access token of the account, for OAuth 1.0a.</summary>
internal sealed record XSettings(Uri BaseUrl, string ApiKey, string ApiSecret, string AccessToken, string AccessSecret)
{
    /// <summary>After a lost answer, how long before a post must show on the account's own timeline.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A rate limit's reset is waited for when it is not further away than this; the step's lease is renewed meanwhile.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(16);

    /// <summary>After this a call counts as unanswered.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Keeps the secrets out of anything that prints this.</summary>
    public override string ToString() => $"X at {BaseUrl.GetLeftPart(UriPartial.Authority)}";

    /// <summary>The account, or null when <c>AGENTOPS_PUBLISHER</c> is not <c>x</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; the message names it.</exception>
    internal static XSettings? Read(Func<string, string?> setting)
    {
        var publisher = setting("AGENTOPS_PUBLISHER") is { Length: > 0 } given ? given.Trim().ToLowerInvariant() : "sandbox";
        if (publisher == "sandbox") return null;
        if (publisher != "x") throw new InvalidOperationException($"AGENTOPS_PUBLISHER is '{publisher}'; it must be sandbox or x.");
        var url = setting("AGENTOPS_X_BASE_URL") is { Length: > 0 } other ? other : "https://api.x.com";
        if (!Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw new InvalidOperationException("AGENTOPS_X_BASE_URL must be an http or https address without a password in it.");
        return new(address, Secret("API_KEY"), Secret("API_SECRET"), Secret("ACCESS_TOKEN"), Secret("ACCESS_SECRET"));

        string Secret(string name) =>
            setting($"AGENTOPS_X_{name}") is { Length: > 0 } inline ? inline.Trim()
            : setting($"AGENTOPS_X_{name}_FILE") is { Length: > 0 } file ? SecretFile.Read(file)
            : throw new InvalidOperationException($"AGENTOPS_PUBLISHER is x, but AGENTOPS_X_{name}_FILE (or AGENTOPS_X_{name}) is missing.");
    }
}
