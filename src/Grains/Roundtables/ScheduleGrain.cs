using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Journals;
using AgentOps.Memories;
using AgentOps.Policies;
using AgentOps.Relationships;
using AgentOps.Time;
using AgentOps.Voices;
using Microsoft.Extensions.Logging;

namespace AgentOps.Roundtables;

/// <summary>
/// When a company's agents meet. A conversation is first written down here, with who takes part, and then opened; what is written down and not known to
/// have ended is opened again at every tick, which a running conversation does not notice.
/// </summary>
public sealed partial class ScheduleGrain(
    [PersistentState("schedule")] IPersistentState<ScheduleState> state, RoundtableOpener opener, TimeProvider clock, ILogger<ScheduleGrain> log)
    : Grain, IScheduleGrain, IRemindable
{
    private const string Reminder = "schedule";
    private const int PairedAgents = 12;
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan NewFor = TimeSpan.FromHours(1);

    private CompanyKey Key => CompanyKey.OfGrain(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task Wake(CancellationToken cancellationToken = default)
    {
        if (await Company() is not { } company) return;
        if (await this.GetReminder(Reminder) is null) await this.RegisterOrUpdateReminder(Reminder, Tick, Tick);
        await Recover(cancellationToken);
        var policies = await Policies();
        if (state.State.Met || clock.GetUtcNow() > company.CreatedAt + NewFor || !MayMeet(company, policies) || Cap(policies) == 0) return;
        var template = opener.TemplateOf(company);
        var dice = Dice.For(company.Seed, "first-meeting", "");
        foreach (var name in (ReadOnlySpan<string>)["standup", "check_in", "watercooler"])
        {
            if (FormatCatalog.Find(template, name) is not { } format || ParticipantRules.Any(format, company, [], dice) is not { } participants) continue;
            await Hold(company, policies, format, $"First {format.Title.ToLowerInvariant()}", "who does what on day one", participants, "template", null, cancellationToken);
            return;
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await Company() is not { State: not CompanyState.Killed } company)
        {
            if (await this.GetReminder(Reminder) is { } reminder) await this.UnregisterReminder(reminder);
            return;
        }

        await Recover();
        var policies = await Policies();
        if (MayMeet(company, policies)) await Look(company, policies, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task<ConveneReply> Convene(ConveneRequest request, CancellationToken cancellationToken = default)
    {
        var company = await Company() ?? throw new InvalidOperationException($"There is no company '{Key}'.");
        var (policies, template) = (await Policies(), opener.TemplateOf(company));
        var format = FormatCatalog.Find(template, request.Format);
        var errors = ConveneRules.Check(request, format, FormatCatalog.Names(template), company);
        if (!errors.IsEmpty) return new(null, errors, null);
        if (company.State != CompanyState.Open) return new(null, [], $"The company is {company.State.ToString().ToLowerInvariant()}.");
        if (!policies.Get(PolicyCatalog.Roundtables).Enabled) return new(null, [], "Conversations are switched off (roundtable_policy.enabled).");
        await Recover(cancellationToken);
        var busy = ScheduleRules.Busy(state.State);
        if (request.Participants.FirstOrDefault(busy.Contains) is { } one) return new(null, [], $"{company.NameOf(one)} is in another conversation; it ends within minutes.");
        var drawn = request.Participants.IsEmpty
            ? ParticipantRules.Any(format!, company, busy, Dice.For(company.Seed, "convene", state.State.Serial.ToString(CultureInfo.InvariantCulture)))
            : request.Participants;
        if (drawn is not { } participants) return new(null, [], $"Not enough agents are free: a {format!.Name} needs {format.MinAgents}.");
        var cause = $"person:{request.By.Name}";
        var id = await Hold(company, policies, format!, format!.Title, TurnText.Plain(request.Topic), participants, request.By.Name, new(cause, cause, 0), cancellationToken);
        return new(await Roundtable(id).Get(), [], null);
    }

    /// <inheritdoc/>
    public async Task<int> Recover(CancellationToken cancellationToken = default)
    {
        var ended = new HashSet<Guid>();
        foreach (var plan in state.State.Open)
        {
            try
            {
                if (await Roundtable(plan.Id).Open(plan, cancellationToken) is RoundtableStatus.Succeeded or RoundtableStatus.Failed) ended.Add(plan.Id);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // One conversation that cannot go on keeps no other from it; the next tick tries again.
                LogNotOpened(error, plan.Id);
            }
        }

        if (ended.Count > 0) await state.Write(this, state.State with { Open = state.State.Open.RemoveAll(p => ended.Contains(p.Id)), Journal = [] });
        return state.State.Open.Length;
    }

    /// <inheritdoc/>
    public Task Ended(Guid roundtable) => state.State.Open.FirstOrDefault(p => p.Id == roundtable) is { } plan
        ? state.Write(this, state.State with { Open = state.State.Open.Remove(plan), Journal = [] })
        : Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>Interleaves: it reads nothing of this grain's state.</remarks>
    public async Task<ImmutableArray<VoiceModifier>> Voice(string agent, CancellationToken cancellationToken = default) =>
        await Company() is { } company && company.Agent(agent) is not null ? await opener.Voice(company, agent, await Policies(), GrainFactory, cancellationToken) : [];

    /// <summary>Looks at the slots whose time has come.</summary>
    private async Task Look(CompanyInfo company, PolicySet policies, CancellationToken cancellationToken)
    {
        var local = CompanyDay.Local(clock.GetUtcNow(), policies.Get(PolicyCatalog.Company).TimeZone);
        var day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var now = ScheduleRules.On(state.State, day);
        var slots = PairingSlots.Complete(policies.Get(PolicyCatalog.Schedule).Slots, company.Agents.Length);
        var program = ScheduleRules.Program(day, slots, Cap(policies), company.Seed);
        foreach (var slot in ScheduleRules.Due(program, now.Decisions, local).ToList())
        {
            var (plan, outcome) = slot.Skip is { } skip ? (null, skip) : await Plan(company, policies, slot, day, now, cancellationToken);
            now = now with { Decisions = now.Decisions.Add(new(slot.Key, Math.Round(slot.Roll, 4), outcome)), Journal = [] };
            if (plan is null) continue;
            await state.Write(this, now = ScheduleRules.Convened(now, plan, now.Serial + 1));
            await Start(plan, cancellationToken);
            now = state.State;
        }

        if (!ReferenceEquals(now, state.State) && now.Decisions.Length > 0) await state.Write(this, now);
    }

    private async Task<(RoundtablePlan? Plan, string Outcome)> Plan(
        CompanyInfo company, PolicySet policies, DaySlot slot, string day, ScheduleState now, CancellationToken cancellationToken)
    {
        if (now.Today >= Cap(policies)) return (null, $"the day's {Cap(policies)} conversations are held");
        if (FormatCatalog.Find(opener.TemplateOf(company), slot.Slot.Format) is not { } format) return (null, $"there is no format '{slot.Slot.Format}'");
        var busy = ScheduleRules.Busy(now);
        var (participants, by) = PairingSlots.IsPairing(format.Name)
            ? (await Paired(company, format, busy, cancellationToken), "pairing")
            : (ParticipantRules.Draw(slot.Slot.Participants, slot.Slot.Random, format, company, busy, Dice.For(company.Seed, "participants", $"{day}/{slot.Key}")), "schedule");
        if (participants is not { } invited) return (null, by == "pairing" ? "no pair stands so" : "not enough agents are free");
        var cause = string.Create(CultureInfo.InvariantCulture, $"schedule:{day}/{slot.Slot.Hour:00}");
        return (NewPlan(now, format, slot.Slot.Name.Length > 0 ? slot.Slot.Name : format.Title, ScheduleTopics.Of(slot.Slot, day, company.Seed, format), invited, by, new(cause, cause, 0)), "convened");
    }

    /// <summary>Those whom their affinity asks to meet in this format (SPEC §5).</summary>
    private async Task<ImmutableArray<string>?> Paired(CompanyInfo company, ConversationFormat format, ImmutableHashSet<string> busy, CancellationToken cancellationToken)
    {
        var agents = company.Agents.Select(a => a.Key).Take(PairedAgents).ToList();
        var pairs = new List<Relationship>();
        var experience = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < agents.Count; i++)
        {
            experience[agents[i]] = await GrainFactory.GetGrain<IMemoryGrain>(new AgentKey(Key, agents[i]).ToString()).Count();
            for (var j = i + 1; j < agents.Count; j++)
                pairs.Add(await GrainFactory.GetGrain<IRelationshipGrain>(new PairKey(Key, agents[i], agents[j]).ToString()).Get());
        }

        var affinities = pairs.ToDictionary(p => RoundtableRules.Pair(p.A, p.B), p => p.Affinity, StringComparer.Ordinal);
        return PairingRules.Propose(pairs, experience).Where(p => p.Format == format.Name)
            .Select(p => ParticipantRules.Pair(p.First, p.Second, format, company, busy, (a, b) => affinities.GetValueOrDefault(RoundtableRules.Pair(a, b), 0.5m)))
            .FirstOrDefault(p => p is not null);
    }

    private async Task<Guid> Hold(
        CompanyInfo company, PolicySet policies, ConversationFormat format, string title, string topic, ImmutableArray<string> participants, string by, Cause? cause, CancellationToken cancellationToken)
    {
        var now = ScheduleRules.On(state.State, CompanyDay.Of(clock.GetUtcNow(), policies.Get(PolicyCatalog.Company).TimeZone));
        var plan = NewPlan(now, format, title, topic, participants, by, cause ?? new($"company:{company.Key}", $"company:{company.Key}", 0));
        await state.Write(this, ScheduleRules.Convened(now, plan, now.Serial + 1));
        await Start(plan, cancellationToken);
        return plan.Id;
    }

    private RoundtablePlan NewPlan(ScheduleState now, ConversationFormat format, string title, string topic, ImmutableArray<string> participants, string by, Cause cause) =>
        new(Ids.Of(clock.GetUtcNow(), $"schedule/{Key}", now.Serial + 1), format.Name, title, topic, participants, by, cause, clock.GetUtcNow());

    /// <summary>Opens what is written down. When that fails now, the next tick does it: the plan is kept.</summary>
    private async Task Start(RoundtablePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await Roundtable(plan.Id).Open(plan, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotOpened(error, plan.Id);
        }
    }

    private static bool MayMeet(CompanyInfo company, PolicySet policies) => company.State == CompanyState.Open && policies.Get(PolicyCatalog.Roundtables).Enabled;

    private static int Cap(PolicySet policies) => policies.Get(PolicyCatalog.Roundtables).MaxDailyConversations;

    private IRoundtableGrain Roundtable(Guid id) => GrainFactory.GetGrain<IRoundtableGrain>(new RoundtableKey(Key, id).ToString());

    private Task<CompanyInfo?> Company() => GrainFactory.GetGrain<ICompanyGrain>(Key.Grain).Get();

    private Task<PolicySet> Policies() => GrainFactory.GetGrain<IPolicyGrain>(Key.Grain).Get();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {Roundtable} could not go on now; the next tick tries again")]
    private partial void LogNotOpened(Exception error, Guid roundtable);
}
