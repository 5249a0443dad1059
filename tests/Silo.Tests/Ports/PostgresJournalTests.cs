using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Heartbeats;
using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.Models;
using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Ports;

/// <summary>What the journal trigger writes into tables that no port reads.</summary>
[Collection(PostgresGroup.Name)]
public sealed class PostgresJournalTests(TestServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private PortsUnderTest _ports = null!;

    public async Task InitializeAsync()
    {
        _database = await server.Migrated();
        _ports = await PostgresPorts.Open(_database);
    }

    public async Task DisposeAsync() => await _ports.Running!.DisposeAsync();

    [Fact]
    public async Task Runs_calls_and_posts_have_their_rows_once()
    {
        var run = new HeartbeatRun(Guid.CreateVersion7(), Given.Noon, 12, [
            new("evaluate_triggers", true, 3, ImmutableSortedDictionary<string, int>.Empty.Add("fired", 1), null),
            new("process_reactions", false, 4, ImmutableSortedDictionary<string, int>.Empty, "it broke"),
        ]);
        var call = new CallEntry(
            Guid.CreateVersion7(), "studio", "brain", Guid.CreateVersion7(), "m.1", null, "step:m.1",
            new ModelCall("work", "offline", "scripted", 10, 20, 0.0015m, 30, Given.Noon, null));
        var post = new PostEntry("studio", "d1", "twitter-alt", "Hello", "sandbox", null, Given.Noon, Guid.CreateVersion7(), "m.2");
        var state = await _ports.Storage.Write("studio/a", null, new RunEntry("studio", run), call, post);
        await _ports.Storage.Write("studio/a", state, post with { Text = "Changed" }, call, new RunEntry("studio", run), Given.Event());

        (await _database.Rows("select company, took_ms, ok, jsonb_array_length(duties) from ops_action_runs")).ShouldBe(["studio|12|f|2"]);
        (await _database.Rows("""select agent, "use", provider, model, input_tokens, output_tokens, usd, latency_ms, cause, error from ops_llm_calls"""))
            .ShouldBe(["brain|work|offline|scripted|10|20|0.0015|30|step:m.1|null"]);
        (await _database.Rows("select draft_id, agent, text, publisher, external_id, step_id from ops_posts")).ShouldBe(["d1|twitter-alt|Hello|sandbox|null|m.2"]);
    }

    [Fact]
    public async Task The_newest_counts_of_a_post_hold()
    {
        var post = new PostEntry("studio", "d1", "twitter-alt", "Hello", "sandbox", null, Given.Noon, Guid.CreateVersion7(), "m.2");
        var state = await _ports.Storage.Write("studio/a", null, post);
        (await _database.Rows("select impressions, metrics_at is null from ops_posts")).ShouldBe(["null|t"]);

        state = await _ports.Storage.Write("studio/a", state, Counts(100, 5, 10), Counts(120, 6, 20), Counts(110, 5, 15));
        (await _database.Rows("select impressions, likes, reposts, replies, clicks from ops_posts")).ShouldBe(["120|6|1|2|3"]);
        await _ports.Storage.Write("studio/a", state, Counts(50, 1, 5), new MetricsEntry("studio", new("nobody", 1, 1, 1, 1, 1, Given.Noon)));
        (await _database.Rows("select impressions, likes from ops_posts")).ShouldBe(["120|6"]);

        static MetricsEntry Counts(long impressions, long likes, int minutes) => new("studio", new("d1", impressions, likes, 1, 2, 3, Given.Noon.AddMinutes(minutes)));
    }

    [Fact]
    public async Task A_large_journal_is_applied_and_not_kept_in_the_row()
    {
        var state = await _ports.Storage.Write("studio/a", null);
        var events = Enumerable.Range(0, 200).Select(i => Given.Event(i.ToString(CultureInfo.InvariantCulture))).ToArray();
        await _ports.Storage.Write("studio/a", state, events);

        (await _database.Scalar<long>("select count(*) from ops_agent_events")).ShouldBe(200);
        (await _database.Scalar<string>("select convert_from(payloadbinary, 'UTF8') from orleansstorage")).ShouldBe("""{"text":".."}""");
        var read = new GrainState<Written>();
        await _ports.Storage.ReadStateAsync("written", Given.Id("written", "studio/a"), read);
        read.State!.Journal.IsEmpty.ShouldBeTrue();
        await _ports.Storage.Write("studio/a", read, Given.Event("after"));
        (await _database.Scalar<long>("select count(*) from ops_agent_events")).ShouldBe(201);
    }

    [Fact]
    public async Task An_unknown_entry_is_left_alone_and_the_others_are_applied()
    {
        await _database.Execute("""
            insert into orleansstorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, version)
            values (0, 0, 0, 0, 'x', 'studio/x', 'agentops', convert_to('{"journal": [{"t": "from_the_future", "a": 1},
                {"t": "quota", "company": "studio", "gate": "g", "day": "open", "count": 1, "usd": 0.5}]}', 'UTF8'), 1)
            """);
        (await _database.Rows("select gate, day, count, usd from ops_quota")).ShouldBe(["g|open|1|0.5"]);
    }

    [Fact]
    public async Task A_hundred_missions_may_end_at_once_without_waiting_for_each_others_counters()
    {
        var writes = Enumerable.Range(0, 100).Select(i => Task.Run(() => _ports.Storage.Write(
            $"studio/m{i}x", null, i % 2 == 0
                ? [new QuotaEntry("studio", "a", QuotaEntry.Open, -1, 0), new QuotaEntry("studio", "b", QuotaEntry.Open, -1, 0)]
                : [new QuotaEntry("studio", "b", QuotaEntry.Open, -1, 0), new QuotaEntry("studio", "a", QuotaEntry.Open, -1, 0)])));
        await Task.WhenAll(writes);
        (await _database.Rows("select gate, count from ops_quota order by gate")).ShouldBe(["a|-100", "b|-100"]);
    }

    [Fact]
    public async Task The_door_folds_the_moves_that_came_in_since()
    {
        for (var i = 0; i < 20; i++) await _ports.Storage.Write($"studio/m{i}x", null, new QuotaEntry("studio", "a", QuotaEntry.Open, -1, 0));
        var door = await _ports.Storage.Write("studio/door", null);
        for (var i = 1; i < 16; i++)
        {
            (await _database.Rows("select gate, count from ops_quota")).ShouldBe([$"a|{i - 21}"]);
            door = await _ports.Storage.Write(
                "studio/door", door, new QuotaEntry("studio", "a", QuotaEntry.Open, 1, 0), new ProposalEntry("studio", Given.Proposal()));
        }

        (await _database.Rows("select gate, count from ops_quota_moves")).ShouldBe(["a|-5"], "every sixteenth write of the door folds");
    }

    [Fact]
    public async Task Views_show_missions_steps_and_companies_as_they_stand()
    {
        var mission = Given.Mission(
            MissionStatus.Running, Given.Step(1, "crawl", StepStatus.Succeeded) with { Result = new("""{"title": "T"}"""), SpentUsd = 0.25m },
            Given.Step(2, "analyze", StepStatus.Running, 1) with { Worker = "w", Attempts = 2, LeaseUntil = Given.Noon });
        await _ports.Storage.Plant(mission);
        await _ports.Policies.Put(Given.Company, "company", new("""{"enabled": false}"""), null, "ann", default);
        var company = new Companies.CompanyRow { Key = "studio", Name = "Studio", Template = "studio", Seed = ulong.MaxValue, CreatedAt = Given.Noon };
        await _ports.Storage.WriteStateAsync("company", Given.Id("company", Given.Company.Grain), new GrainState<Companies.CompanyRow>(company));

        (await _database.Rows("select company, id, title, agent, status, cause, root_cause, depth from ops_missions"))
            .ShouldBe([$"studio|{mission.Id}|Look|brain|running|person:admin|person:admin|0"]);
        (await _database.Rows("select id, number, kind, status, result, attempts, worker, cost from ops_mission_steps order by number")).ShouldBe([
            $$"""{{mission.Id}}.1|1|crawl|succeeded|{"title": "T"}|0|null|0.25""", $"{mission.Id}.2|2|analyze|running|null|2|w|0",
        ]);
        (await _database.Rows("select key, name, template, state, seed from ops_companies")).ShouldBe([$"studio|Studio|studio|paused|{ulong.MaxValue}"]);
    }

    [Fact]
    public async Task A_string_with_NUL_fails_the_write_and_nothing_of_it_stays()
    {
        await Should.ThrowAsync<Npgsql.PostgresException>(() => _ports.Storage.Write("studio/a", null, Given.Event("good"), Given.Event("b\0d")));
        (await _database.Scalar<long>("select count(*) from ops_agent_events")).ShouldBe(0);
        (await _database.Scalar<long>("select count(*) from orleansstorage")).ShouldBe(0);
    }
}
