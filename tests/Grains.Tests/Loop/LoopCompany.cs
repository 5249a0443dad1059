using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Heartbeats;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Missions;
using AgentOps.Policies;
using AgentOps.Steps;

namespace AgentOps.Grains.Tests.Loop;

/// <summary>One company in a test, in words a test wants to use.</summary>
public sealed class LoopCompany(LoopCluster cluster, CompanyKey key)
{
    public CompanyKey Key => key;

    public IIntakeGrain Door => cluster.Grains.GetGrain<IIntakeGrain>(key.Grain);

    public IPolicyGrain Policies => cluster.Grains.GetGrain<IPolicyGrain>(key.Grain);

    public ImmutableArray<CompanyEvent> Events => cluster.Database.Events(key);

    public ImmutableArray<ProposalRecord> Proposals => cluster.Database.Proposals(key);

    public IStepQueueGrain Queue(string kind) => cluster.Grains.GetGrain<IStepQueueGrain>(new NamedKey(key, kind).ToString());

    public IMissionGrain Mission(Guid id) => cluster.Grains.GetGrain<IMissionGrain>(new MissionKey(key, id).ToString());

    public Task<HeartbeatRun> Heartbeat() => cluster.Grains.GetGrain<IHeartbeatGrain>(key.Grain).Run();

    public QuotaCount Count(string gate, string day) => cluster.Database.Quota(key, gate, day);

    public async Task Policy(string policy, string json)
    {
        var reply = await Policies.Put(policy, new(json), null, new("test", true));
        reply.Errors.ShouldBeEmpty();
    }

    public async Task<ProposalRecord> Propose(params (string Kind, string Text)[] steps) => (await Ask(null, steps)).Proposal!;

    public Task<ProposeReply> Ask(string? idempotencyKey, params (string Kind, string Text)[] steps) => Door.Propose(new(
        "brain", "Do it", null, [.. steps.Select(s => new ProposedStep(s.Kind, Payload(s.Kind, s.Text)))], "person", "test", idempotencyKey));

    /// <summary>Waits, at most 20 s, until a mission has ended.</summary>
    public async Task<MissionRecord> Ended(Guid mission)
    {
        MissionRecord? record = null;
        await Until(async () => (record = await Mission(mission).Get()) is { Status: not (MissionStatus.Approved or MissionStatus.Running) });
        return record!;
    }

    /// <summary>Waits, at most 20 s, for a condition.</summary>
    public static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }

    private static JsonText Payload(string kind, string text) => kind switch
    {
        "crawl" => new("""{"url":"http://example.org/"}"""),
        _ => new($$"""{"text":"{{text}}"}"""),
    };
}
