using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Kinds;
using AgentOps.Memories;
using AgentOps.Policies;
using AgentOps.Relationships;
using AgentOps.Time;
using AgentOps.Voices;

namespace AgentOps.Roundtables;

/// <summary>Gathers what a conversation opens with: affinities, voices, memories that touch the topic, and the day's real figures.</summary>
public sealed class RoundtableOpener(ITemplateSource templates, IIntakeLedger ledger, TimeProvider clock)
{
    private const int RecalledEach = 4;
    private const decimal Believed = 0.55m;

    /// <summary>Read once a process: formats and voice rules are asked for at every conversation.</summary>
    private readonly ConcurrentDictionary<string, Template?> _read = new(StringComparer.Ordinal);

    /// <summary>The template of a company; null when it is gone or broken meanwhile.</summary>
    public Template? TemplateOf(CompanyInfo company) => _read.GetOrAdd(company.Template, name =>
    {
        try
        {
            return templates.Load(name);
        }
        catch (TemplateException)
        {
            return null;
        }
    });

    /// <summary>What a conversation of this plan opens with.</summary>
    /// <exception cref="InvalidOperationException">The company has no such format.</exception>
    public async Task<RoundtableOpening> Gather(RoundtablePlan plan, CompanyInfo company, PolicySet policies, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var template = TemplateOf(company);
        var format = FormatCatalog.Find(template, plan.Format) ?? throw new InvalidOperationException($"'{plan.Format}' is no format.");
        var affinities = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        for (var i = 0; i < plan.Participants.Length; i++)
        {
            for (var j = i + 1; j < plan.Participants.Length; j++)
            {
                var pair = await grains.GetGrain<IRelationshipGrain>(new PairKey(company.Key, plan.Participants[i], plan.Participants[j]).ToString()).Get();
                affinities[RoundtableRules.Pair(plan.Participants[i], plan.Participants[j])] = pair.Affinity;
            }
        }

        var modifiers = ImmutableArray.CreateBuilder<VoiceModifier>();
        var recalled = ImmutableArray.CreateBuilder<RecalledMemory>();
        foreach (var agent in plan.Participants)
        {
            var memories = await Remembered(company, agent, grains, cancellationToken);
            modifiers.AddRange(Voice(agent, memories, template, policies));
            recalled.AddRange(Relevance.Best(memories.Where(ComesToMind), plan.Topic, RecalledEach, Dice.Seed(company.Seed, "recall", plan.Id.ToString()))
                .Select(m => new RecalledMemory(agent, m.Id, m.Type, m.Content, m.Confidence, m.Untrusted)));
        }

        return new(company, format, policies, affinities.ToImmutable(), modifiers.ToImmutable(), recalled.ToImmutable(), await Figures(plan, company, policies, cancellationToken));
    }

    /// <summary>What an agent's memories do to its voice.</summary>
    public async Task<ImmutableArray<VoiceModifier>> Voice(CompanyInfo company, string agent, PolicySet policies, IGrainFactory grains, CancellationToken cancellationToken) =>
        Voice(agent, await Remembered(company, agent, grains, cancellationToken), TemplateOf(company), policies);

    /// <summary>What one would say at a table: believed, and more than that a piece of work went as planned.</summary>
    private static bool ComesToMind(Memory memory) =>
        memory.SupersededBy is null && memory.Confidence >= Believed && memory is not { Source: "mission", Type: MemoryType.Strategy };

    private static ImmutableArray<VoiceModifier> Voice(string agent, ImmutableArray<Memory> memories, Template? template, PolicySet policies)
    {
        var voice = policies.Get(PolicyCatalog.Voice);
        return voice.Enabled ? VoiceRules.Derive(agent, memories, template?.VoiceRules ?? [], voice.MaxModifiers) : [];
    }

    private static Task<ImmutableArray<Memory>> Remembered(CompanyInfo company, string agent, IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.GetGrain<IMemoryGrain>(new AgentKey(company.Key, agent).ToString()).Recall(new([], 0, 200), cancellationToken);

    /// <summary>Figures as phrases that fit into a sentence: “3 of 5 posts today”.</summary>
    private async Task<ImmutableArray<string>> Figures(RoundtablePlan plan, CompanyInfo company, PolicySet policies, CancellationToken cancellationToken)
    {
        var day = CompanyDay.Of(clock.GetUtcNow(), policies.Get(PolicyCatalog.Company).TimeZone);
        var facts = await ledger.Read(company.Key, day, [], [Gates.Posts, Gates.Content, DoorStages.Budget, .. plan.Participants.Select(DoorStages.OfAgent)], cancellationToken);
        var tally = new Tally(facts.Counts, day);
        var figures = ImmutableArray.CreateBuilder<string>();
        void Add(long count, FormattableString phrase)
        {
            if (count > 0) figures.Add(phrase.ToString(CultureInfo.InvariantCulture));
        }

        var (posts, drafts) = (tally.Places(Gates.Posts), tally.Places(Gates.Content));
        Add(posts, $"{posts} of {policies.Get(PolicyCatalog.XDailyQuota).Limit} posts today");
        Add(drafts, $"{drafts} of {policies.Get(PolicyCatalog.Content).MaxDraftsPerDay} drafts today");
        foreach (var agent in plan.Participants)
        {
            var asked = tally.Today(DoorStages.OfAgent(agent));
            Add(asked, $"{asked} {(asked == 1 ? "proposal" : "proposals")} from {company.Agent(agent)?.Name ?? agent} today");
        }

        var proposals = plan.Participants.Sum(a => tally.Today(DoorStages.OfAgent(a)));
        Add(plan.Participants.Length > 2 ? proposals : 0, $"{proposals} proposals from this table today");
        var spent = tally.Usd(DoorStages.Budget);
        Add(spent > 0 ? 1 : 0, $"${spent:0.00} of ${policies.Get(PolicyCatalog.Budget).DailyUsd:0.00} spent today");
        return figures.ToImmutable();
    }
}
