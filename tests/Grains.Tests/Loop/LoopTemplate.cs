using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Grains.Tests.Loop;

/// <summary>A company of four with one rule, no first mission and no conversations.</summary>
internal sealed class LoopTemplate : ITemplateSource
{
    public IReadOnlyList<string> Names => ["loop"];

    public Template Load(string name) => name == "loop"
        ? new(
            "loop", "Loop", Some.Company.Agents,
            ImmutableSortedDictionary<string, JsonText>.Empty.Add("x_daily_quota", new("""{"limit": 5}""")).Add("roundtable_policy", new("""{"enabled": false}""")),
            [
                new TriggerRule(
                    "mission_failed", "mission_failed", JsonText.Empty,
                    new("""{"agent":"brain","title":"Diagnose: {title}","steps":[{"kind":"summarize","payload":{"text":"{summary}"}}]}"""), 0, true, 0, null, 1),
            ],
            [], null)
        : throw new TemplateException($"There is no template '{name}'.");
}
