using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Json;
using AgentOps.Silo.Postgres.Archives;
using AgentOps.Silo.Rehearsals.Archives;
using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Rehearsals.Simulated;

/// <summary>Archives written from memory and by PostgreSQL are the same archives.</summary>
[Collection(PostgresGroup.Name)]
public sealed class SnapshotTests(TestServer server)
{
    [Fact]
    public async Task A_simulated_company_moves_into_PostgreSQL_and_out_again_whole()
    {
        var (_, lived) = await ReplayTests.Day(1, mood: 0);
        var database = await server.Migrated();
        var archive = new PostgresCompanyArchive(database.Source, TimeProvider.System);
        using var file = new MemoryStream();
        await SnapshotFile.Write(lived, file, CancellationToken.None);
        file.Position = 0;
        await archive.Import(file, null, CancellationToken.None);

        using var again = new MemoryStream();
        await archive.Export(lived.Company, again, CancellationToken.None);
        again.Position = 0;
        var moved = await SnapshotFile.Read(again, CancellationToken.None);

        Same(moved, lived, c => c.Tables.Events.Select(e => e with { Cursor = EventCursor.Start, At = Stored(e.At) }));
        Same(moved, lived, c => c.Tables.Proposals.OrderBy(p => p.Id));
        Same(moved, lived, c => c.Tables.Calls.OrderBy(e => e.Id).Select(e => e with { Call = e.Call with { At = Stored(e.Call.At) } }));
        Same(moved, lived, c => c.Tables.Runs.OrderBy(r => r.Id).Select(r => r with { StartedAt = Stored(r.StartedAt) }));
        Same(moved, lived, c => c.Tables.Posts.OrderBy(p => p.DraftId, StringComparer.Ordinal).Select(p => p with { At = Stored(p.At) }));
        Same(moved, lived, c => c.Tables.Metrics.OrderBy(m => m.DraftId, StringComparer.Ordinal).Select(m => m with { At = Stored(m.At) }));
        Same(moved, lived, c => c.Tables.Quota.OrderBy(q => (q.Gate, q.Day)));
        Same(moved, lived, c => c.Tables.Policies.Select(p => p with { Json = Sorted(p.Json), UpdatedAt = Stored(p.UpdatedAt) }));
        Same(moved, lived, c => c.Tables.RuleChanges.Select(r => (object)$"{Stored(r.At):O} {r.Rule.Name} {r.Rule.Version} {r.Rule.CooldownMinutes} {Sorted(r.Rule.Conditions)}"));
        Same(moved, lived, c => c.States.Select(s => (object)$"{s.Name} {s.Key} {s.Version}"));
        Same(moved, lived, c => c.States.Where(s => s.Name is "mission" or "memory" or "relationship" or "company" or "roundtable" or "agent").Select(s => (object)s.State));
        moved.Tables.Version.ShouldBe(lived.Tables.Version);
    }

    [Fact]
    public async Task What_is_no_archive_is_refused_in_one_sentence()
    {
        using var file = new MemoryStream("no archive at all"u8.ToArray());
        (await Should.ThrowAsync<ArchiveException>(() => SnapshotFile.Read(file, CancellationToken.None))).Message.ShouldContain("cannot be read");
    }

    /// <summary>PostgreSQL keeps microseconds, a half rounded to the even one.</summary>
    private static DateTimeOffset Stored(DateTimeOffset at) => new((long)Math.Round(at.UtcTicks / 10m, MidpointRounding.ToEven) * 10, TimeSpan.Zero);

    private static void Same<T>(CompanySnapshot moved, CompanySnapshot lived, Func<CompanySnapshot, IEnumerable<T>> rows)
    {
        var (now, was) = (Rows(rows(moved)), Rows(rows(lived)));
        now.Zip(was).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default);
        now.Count.ShouldBe(was.Count);
        was.ShouldNotBeEmpty();
    }

    private static List<string> Rows<T>(IEnumerable<T> rows) => [.. rows.Select(r => Sorted(JsonSerializer.SerializeToNode(r, r!.GetType(), Wire.State))!.ToJsonString())];

    private static string Sorted(string json) => Sorted(JsonNode.Parse(json))!.ToJsonString();

    /// <summary>Members by name, because a database's JSON keeps no order of them.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Where(f => f.Key != "journal").OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, Sorted(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
