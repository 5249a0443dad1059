using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Policies;

namespace AgentOps.Grains.Tests;

/// <summary>Ordinary things for tests that care about something else.</summary>
internal static class Some
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    internal static readonly CompanyInfo Company = new(
        CompanyKey.Parse("studio"), "Studio", "studio", CompanyState.Open, [Agent("opus"), Agent("brain"), Agent("growth"), Agent("twitter-alt")], 7, Now, []);

    internal static AgentInfo Agent(string key) => new(key, key, "role", "tone", "quirk", "signature", "directive", "#5CE1E6", "sprite");

    internal static ProposeRequest Request(params string[] kinds) =>
        new("brain", "Look at the page", null, [.. kinds.Select(k => new ProposedStep(k, Payload(k)))], "person", "test");

    internal static JsonText Payload(string kind) => kind switch
    {
        "crawl" => new("""{"url":"http://127.0.0.1:1/"}"""),
        "draft_tweet" or "research" or "write_content" => new("""{"topic":"launch"}"""),
        "post_tweet" => new("""{"text":"hello"}"""),
        "view" => new("{}"),
        "deploy" or "notify" => new("""{"target":"ops"}"""),
        _ => JsonText.Empty,
    };

    internal static PolicySet Policies(params (string Key, string Json)[] policies) =>
        new(policies.ToImmutableDictionary(p => p.Key, p => p.Json), policies.Length + 1);
}
