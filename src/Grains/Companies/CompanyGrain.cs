using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Heartbeats;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.Policies;
using AgentOps.Routines;
using AgentOps.Roundtables;
using AgentOps.Steps;
using AgentOps.Time;
using AgentOps.Triggers;

namespace AgentOps.Companies;

/// <summary>A company: created from a template in one write, then woken at every start.</summary>
public sealed class CompanyGrain(
    [PersistentState("company")] IPersistentState<CompanyRow> state, ITemplateSource templates, IWorkList workList, TimeProvider clock) : Grain, ICompanyGrain
{
    private const int KillPage = 200;

    private CompanyInfo? _info;

    private CompanyKey Key => CompanyKey.OfGrain(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<CompanyInfo> Create(string template, string? name, Actor by, CancellationToken cancellationToken = default)
    {
        if (state.State.Deleted) throw new CompanyKilledException($"{Key} was deleted; its key is not given again.");
        if (!state.RecordExists)
        {
            var source = templates.Load(template);
            var journal = new JournalWriter(Key, $"company/{Key}", 0, clock.GetUtcNow());
            foreach (var (policy, value) in FirstPolicies.Of(source)) journal.Add(new PolicySeedEntry(Key.Value, policy, value, PolicyReview.TemplateAuthor));
            foreach (var rule in source.Rules.Concat(source.Proactive.Select(ProactiveRules.ToRule))) journal.Add(new RuleSeedEntry(Key.Value, rule));
            foreach (var pair in CompanyPairs.Of(Key, source)) journal.Add(pair);
            foreach (var routine in source.Routines) journal.Add(new RowEntry(new RoutineKey(Key, routine.Agent, routine.Name).ToString(), RoutineRules.First(routine), "routine"));
            await Write(new()
            {
                Key = Key.Value,
                Name = name ?? source.Title,
                Template = template,
                Agents = source.Agents,
                ExternalKinds = source.ExternalKinds,
                Routines = [.. source.Routines.Select(r => $"{r.Agent}/{r.Name}")],
                Seed = Dice.Seed(0, "company", Key.Value),
                CreatedAt = clock.GetUtcNow(),
                Serial = journal.Serial,
                Journal = journal.ToJournal(),
            });
            await PolicyGrain().Refresh(cancellationToken);
        }

        await Wake(cancellationToken);
        return (await Get())!;
    }

    /// <inheritdoc/>
    public async Task<CompanyInfo?> Get()
    {
        if (!state.RecordExists || state.State.Deleted) return null;
        var row = state.State;
        var open = (await PolicyGrain().Get()).Get(PolicyCatalog.Company).Enabled;
        var now = row.Killed ? CompanyState.Killed : open ? CompanyState.Open : CompanyState.Paused;
        _info ??= new(Key, row.Name, row.Template, now, row.Agents, row.Seed, row.CreatedAt, row.ExternalKinds) { Routines = row.Routines };
        return _info.State == now ? _info : _info = _info with { State = now };
    }

    /// <inheritdoc/>
    public async Task<CompanyInfo> Adopt(bool paused, Actor by, CancellationToken cancellationToken = default)
    {
        await state.ReadStateAsync(cancellationToken);
        _info = null;
        if (!state.RecordExists) throw new InvalidOperationException($"Nothing of a company '{Key}' is stored.");
        await PolicyGrain().Refresh(cancellationToken);
        if (paused) await PolicyGrain().SetOpen(false, by, cancellationToken);
        await Wake(cancellationToken);
        return await Existing();
    }

    /// <inheritdoc/>
    public async Task<CompanyInfo> Pause(Actor by, CancellationToken cancellationToken = default)
    {
        await PolicyGrain().SetOpen(false, by, cancellationToken);
        return await Existing();
    }

    /// <inheritdoc/>
    public async Task<CompanyInfo> Resume(Actor by, CancellationToken cancellationToken = default)
    {
        if (state.State.Killed) throw new CompanyKilledException($"{Key} was killed and cannot be opened again.");
        await PolicyGrain().SetOpen(true, by, cancellationToken);
        return await Existing();
    }

    /// <inheritdoc/>
    public async Task<CompanyInfo> Kill(Actor by, CancellationToken cancellationToken = default)
    {
        if (state.RecordExists && !state.State.Killed)
        {
            var journal = new JournalWriter(Key, $"company/{Key}", state.State.Serial, clock.GetUtcNow());
            journal.Event(EventKinds.CompanyKilled, "The company is killed", new($"person:{by.Name}", $"person:{by.Name}", 0), summary: $"By {by.Name}. Its open work is cancelled.");
            await Write(state.State with { Killed = true, Serial = journal.Serial, Journal = journal.ToJournal() });
        }

        await CancelOpen(cancellationToken);
        return await Existing();
    }

    /// <inheritdoc/>
    public async Task Delete(Actor by, CancellationToken cancellationToken = default)
    {
        if (!state.RecordExists || state.State.Deleted) return;
        await Kill(by, cancellationToken);
        await Write(state.State with { Deleted = true, Journal = [] });
    }

    /// <inheritdoc/>
    public async Task Wake(CancellationToken cancellationToken = default)
    {
        if (!state.RecordExists) return;
        if (state.State.Killed)
        {
            await CancelOpen(cancellationToken);
            return;
        }

        await PolicyGrain().Refresh(cancellationToken);
        await GrainFactory.GetGrain<IHeartbeatGrain>(Key.Grain).Schedule(cancellationToken);
        foreach (var rule in (await PolicyGrain().Rules()).Where(ProactiveRules.Is))
            await GrainFactory.GetGrain<ITriggerGrain>(new NamedKey(Key, rule.Name).ToString()).Schedule(cancellationToken);
        foreach (var routine in state.State.Routines) await GrainFactory.GetGrain<IRoutineGrain>($"{Key}/{routine}").Schedule(cancellationToken);
        await GrainFactory.GetGrain<IScheduleGrain>(Key.Grain).Wake(cancellationToken);
        foreach (var kind in await workList.OpenKinds(Key, cancellationToken))
            await GrainFactory.GetGrain<IStepQueueGrain>(new NamedKey(Key, kind).ToString()).Reload(cancellationToken);
        if (templates.Load(state.State.Template).FirstMission is not { } first || clock.GetUtcNow() > state.State.CreatedAt + TimeSpan.FromHours(1)) return;
        await GrainFactory.GetGrain<IIntakeGrain>(Key.Grain).Propose(
            new(first.Agent, first.Title, first.Reason, first.Steps, "template", state.State.Template, "first-mission"), cancellationToken);
    }

    private async Task<CompanyInfo> Existing() => await Get() ?? throw new InvalidOperationException($"There is no company '{Key}'.");

    private async Task CancelOpen(CancellationToken cancellationToken)
    {
        while (await workList.OpenMissions(Key, KillPage, cancellationToken) is { IsEmpty: false } open)
        {
            foreach (var mission in open)
                await GrainFactory.GetGrain<IMissionGrain>(new MissionKey(Key, mission).ToString()).Cancel(Actor.System("kill"), cancellationToken);
        }
    }

    private async Task Write(CompanyRow next)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }

    private IPolicyGrain PolicyGrain() => GrainFactory.GetGrain<IPolicyGrain>(Key.Grain);
}
