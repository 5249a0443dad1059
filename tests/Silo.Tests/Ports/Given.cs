using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Missions;
using AgentOps.Triggers;
using Orleans.Storage;

namespace AgentOps.Silo.Tests.Ports;

/// <summary>Things to store.</summary>
internal static class Given
{
    private static int _missions;

    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    public static readonly CompanyKey Company = CompanyKey.Parse("studio");
    public static readonly Cause Person = new("person:admin", "person:admin", 0);

    public static EventEntry Event(string title = "Something happened", string company = "studio", Guid? id = null) => new(
        id ?? Guid.CreateVersion7(), company, Noon, "brain", EventKinds.External, title, "As told \"so\"", ["a", "b c", "{x}"],
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), "m.1"), new("event:1", "person:admin", 3), new JsonText("""{"n": 1}"""), true);

    public static ProposalRecord Proposal(ProposalStatus status = ProposalStatus.Pending, string? key = null, DateTimeOffset? at = null) => new(
        Guid.CreateVersion7(), "brain", "Look", "Because", "person", "admin", status, null, null,
        [new("crawl", new JsonText("""{"url": "http://x/"}""")), new("analyze", JsonText.Empty, [1])],
        null, 0.002m, [new("content_policy", 0), new(null, 0.002m)], Person, key, "hash", null, at ?? Noon, null, null, null);

    public static MissionState Mission(MissionStatus status, params StepState[] steps) => new()
    {
        Company = Company.Value, Id = Guid.CreateVersion7(Noon.AddMilliseconds(Interlocked.Increment(ref _missions))), ProposalId = Guid.CreateVersion7(), Title = "Look", Agent = "brain",
        Status = status, CreatedAt = Noon, Cause = Person, Steps = [.. steps],
    };

    public static StepState Step(int number, string kind, StepStatus status, params int[] after) =>
        new() { Number = number, Kind = kind, Status = status, After = [.. after] };

    public static TriggerRule Rule(string name) => new(name, "mission_failed", JsonText.Empty, new JsonText("""{"agent": "brain"}"""), 60, true, 0, null, 0);

    /// <summary>Writes a state as a grain would, remembering its version.</summary>
    public static async Task<GrainState<Written>> Write(this IGrainStorage storage, string key, GrainState<Written>? state, params JournalEntry[] journal)
    {
        state ??= new(new Written());
        state.State = new() { Text = state.State!.Text + ".", Journal = [.. journal] };
        await storage.WriteStateAsync("written", Id("written", key), state);
        return state;
    }

    public static Task Plant(this IGrainStorage storage, params MissionState[] missions) =>
        storage.Write("studio/" + Guid.CreateVersion7().ToString("N") + "x", null, [.. missions.Select(m => new RowEntry(new MissionKey(Company, m.Id).ToString(), m))]);

    public static GrainId Id(string type, string key) => GrainId.Create(type, key);

    public static ImmutableArray<T> Array<T>(params T[] items) => [.. items];
}
