using System.Globalization;
using AgentOps.Api.Access;
using AgentOps.Models;

namespace AgentOps.Silo.Models;

/// <summary>One real provider as the environment configures it (docs/models.md).</summary>
/// <param name="Name"><c>openai</c> or <c>anthropic</c>.</param>
/// <param name="BaseUrl">Without the path of the call, e.g. <c>https://api.openai.com/v1</c>.</param>
/// <param name="Key">Null for a server of one's own that wants none. Never logged, never part of an error.</param>
internal sealed record ModelSettings(string Name, Uri BaseUrl, string? Key, string Model, TimeSpan TimeOut, ModelPrice? Price)
{
    private const int DefaultSeconds = 90;

    private static readonly Dictionary<string, (string Url, string Model)> Defaults = new(StringComparer.Ordinal)
    {
        ["openai"] = ("https://api.openai.com/v1", "gpt-4o-mini"),
        ["anthropic"] = ("https://api.anthropic.com", "claude-haiku-4-5"),
    };

    /// <summary>Keeps the key out of anything that prints this.</summary>
    public override string ToString() => $"{Name} at {BaseUrl.GetLeftPart(UriPartial.Path)}, model {Model}";

    /// <summary>The name of the provider that serves what no route names.</summary>
    /// <exception cref="InvalidOperationException"><c>AGENTOPS_LLM_PROVIDER</c> names no provider.</exception>
    internal static string DefaultProvider(Func<string, string?> setting)
    {
        var name = setting("AGENTOPS_LLM_PROVIDER") is { Length: > 0 } given ? given.Trim().ToLowerInvariant() : ModelProvider.Offline;
        return name == ModelProvider.Offline || Defaults.ContainsKey(name)
            ? name
            : throw new InvalidOperationException($"AGENTOPS_LLM_PROVIDER is '{name}'; it must be offline, openai or anthropic.");
    }

    /// <summary>
    /// The configured providers. <c>AGENTOPS_LLM_*</c> configures the default one, <c>AGENTOPS_OPENAI_*</c> and <c>AGENTOPS_ANTHROPIC_*</c> each by name, so
    /// that <c>llm_routing</c> can use both.
    /// </summary>
    /// <exception cref="InvalidOperationException">A value cannot be used; the message names the variable and what to do.</exception>
    internal static IEnumerable<ModelSettings> Read(Func<string, string?> setting)
    {
        var main = DefaultProvider(setting);
        foreach (var (name, (url, model)) in Defaults)
        {
            var prefixes = name == main ? (string[])["AGENTOPS_LLM", $"AGENTOPS_{name.ToUpperInvariant()}"] : [$"AGENTOPS_{name.ToUpperInvariant()}"];
            string? First(string suffix) => prefixes.Select(p => setting($"{p}_{suffix}")).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v))?.Trim();

            var key = prefixes.Select(p => KeyOf(p, setting)).FirstOrDefault(k => k is not null);
            var given = First("BASE_URL");
            if (key is null && given is null)
            {
                if (name == main) throw new InvalidOperationException($"AGENTOPS_LLM_PROVIDER is '{name}', but there is no key: set AGENTOPS_LLM_KEY_FILE or AGENTOPS_LLM_KEY, or AGENTOPS_LLM_BASE_URL of a server that needs none.");
                continue;
            }

            yield return new(name, Address(prefixes[0], given ?? url), key, First("MODEL") ?? model, Seconds(prefixes[0], First("TIMEOUT_SECONDS")), PriceOf(prefixes[0], First("PRICE")));
        }
    }

    private static string? KeyOf(string prefix, Func<string, string?> setting) =>
        setting($"{prefix}_KEY") is { Length: > 0 } inline ? inline.Trim()
        : setting($"{prefix}_KEY_FILE") is { Length: > 0 } file ? SecretFile.Read(file)
        : null;

    private static Uri Address(string prefix, string url) =>
        Uri.TryCreate(url.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address!.UserInfo.Length == 0
            ? address
            : throw new InvalidOperationException($"{prefix}_BASE_URL must be an http or https address without a password in it.");

    private static TimeSpan Seconds(string prefix, string? text) =>
        text is null ? TimeSpan.FromSeconds(DefaultSeconds)
        : double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 600 ? TimeSpan.FromSeconds(seconds)
        : throw new InvalidOperationException($"{prefix}_TIMEOUT_SECONDS must be a number above 0, at most 600.");

    /// <summary><c>0.15/0.60</c>: USD for a million tokens in and out.</summary>
    internal static ModelPrice? PriceOf(string prefix, string? text)
    {
        if (text is null) return null;
        var parts = text.Split('/');
        return parts.Length == 2
            && decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var input)
            && decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var output)
            ? new(input, output)
            : throw new InvalidOperationException($"{prefix}_PRICE must be two prices in USD for a million tokens, in and out: 0.15/0.60.");
    }
}
