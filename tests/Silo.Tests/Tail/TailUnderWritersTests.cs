using System.Collections.Concurrent;
using AgentOps.Events;
using AgentOps.Keys;
using AgentOps.Silo.Postgres.Tail;
using AgentOps.Silo.Tests.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AgentOps.Silo.Tests.Tail;

/// <summary>The tail misses nothing and tells nothing twice, whatever order transactions end in.</summary>
[Collection(PostgresGroup.Name)]
public sealed class TailUnderWritersTests(TestServer server)
{
    private const string Insert = """
        insert into ops_agent_events (id, at, company, kind, cause, root_cause, title) values ($1, now(), $2, 'external', '', '', $3)
        """;

    [Fact]
    public async Task An_event_committed_late_is_told_although_later_ones_were_committed_first()
    {
        var database = await server.Migrated();
        await using var early = await database.Source.OpenConnectionAsync();
        await using var transaction = await early.BeginTransactionAsync();
        await Add(early, "early");
        await using var late = await database.Source.OpenConnectionAsync();
        await Add(late, "late");
        var tail = new PostgresEventTail(database.Source);

        (await tail.Read(Key("studio"), EventCursor.Start, 10, default)).ShouldBeEmpty("a transaction that may commit before is still open");
        await transaction.CommitAsync();

        (await tail.Read(Key("studio"), EventCursor.Start, 10, default)).Select(e => e.Title).ShouldBe(["early", "late"]);
    }

    [Fact]
    public async Task With_many_writers_that_end_out_of_order_or_roll_back_followers_miss_none_and_get_none_twice()
    {
        var database = await server.Migrated();
        using var reader = new TailReader(database.Source, new WriteSignal(), TimeProvider.System, NullLogger<TailReader>.Instance);
        await reader.StartAsync(default);
        var feed = new EventFeed(reader, new PostgresEventTail(database.Source), TimeProvider.System, NullLogger<EventFeed>.Instance);
        var seed = Environment.TickCount;
        var committed = new ConcurrentDictionary<string, ConcurrentBag<Guid>>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        var writers = Enumerable.Range(0, 12).Select(n => Task.Run(() => Writer(database, n, seed, committed))).ToArray();
        var writing = Task.WhenAll(writers);
        // One reads from the start, one comes in the middle, one stops and resumes by its cursor again and again.
        var steady = Follow(feed, "studio", writing, committed, patience.Token);
        var resuming = Resume(feed, "studio", writing, committed, patience.Token);
        var other = Follow(feed, "other", writing, committed, patience.Token);
        await writers[0];
        var latecomer = Follow(feed, "studio", writing, committed, patience.Token);

        foreach (var (company, seen) in new[] { ("studio", await steady), ("studio", await resuming), ("other", await other), ("studio", await latecomer) })
        {
            seen.Count.ShouldBe(seen.Distinct().Count(), $"told twice, seed {seed}");
            seen.ToHashSet().SetEquals(committed[company]).ShouldBeTrue($"missed {committed[company].Except(seen).Count()} of {company}, seed {seed}");
        }

        await reader.StopAsync(default);
    }

    [Fact]
    public async Task A_follower_too_slow_for_its_buffer_catches_up_from_the_table_and_holds_up_nobody()
    {
        var database = await server.Migrated();
        using var reader = new TailReader(database.Source, new WriteSignal(), TimeProvider.System, NullLogger<TailReader>.Instance);
        await reader.StartAsync(default);
        var feed = new EventFeed(reader, new PostgresEventTail(database.Source), TimeProvider.System, NullLogger<EventFeed>.Instance);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var slow = feed.Follow(Key("studio"), EventCursor.Start, patience.Token).GetAsyncEnumerator(patience.Token);
        await database.Execute(Many(1));
        (await slow.MoveNextAsync()).ShouldBeTrue();
        // The slow one has subscribed now; what follows is more than its buffer holds.
        await database.Execute(Many(9_999));

        var quick = new List<long>();
        await foreach (var e in feed.Follow(Key("studio"), EventCursor.Start, patience.Token))
        {
            quick.Add(e.Cursor.Seq);
            if (quick.Count == 10_000) break;
        }

        var seen = new List<long> { slow.Current.Cursor.Seq };
        while (seen.Count < 10_000 && await slow.MoveNextAsync()) seen.Add(slow.Current.Cursor.Seq);

        seen.ShouldBe(quick);
        await reader.StopAsync(default);
    }

    private static string Many(int count) => $"""
        insert into ops_agent_events (id, at, company, kind, cause, root_cause, title)
        select gen_random_uuid(), now(), 'studio', 'external', '', '', 'e' from generate_series(1, {count})
        """;

    private static async Task Writer(TestDatabase database, int number, int seed, ConcurrentDictionary<string, ConcurrentBag<Guid>> committed)
    {
        var random = new Random(HashCode.Combine(seed, number));
        await using var connection = await database.Source.OpenConnectionAsync();
        for (var i = 0; i < 60; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var mine = new List<(string Company, Guid Id)>();
            for (var n = random.Next(1, 8); n > 0; n--)
            {
                var company = random.Next(4) == 0 ? "other" : "studio";
                mine.Add((company, await Add(connection, $"{number}.{i}.{n}", company)));
                // Other writers' transactions begin and end between the statements of this one.
                if (random.Next(3) == 0) await Execute(connection, "select pg_sleep(0.002)");
            }

            if (random.Next(4) == 0)
            {
                await transaction.RollbackAsync();
                continue;
            }

            await transaction.CommitAsync();
            foreach (var (company, id) in mine) committed.GetOrAdd(company, _ => []).Add(id);
        }
    }

    private static async Task<List<Guid>> Follow(
        EventFeed feed, string company, Task writing, ConcurrentDictionary<string, ConcurrentBag<Guid>> committed, CancellationToken cancellationToken)
    {
        var seen = new List<Guid>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var last = EventCursor.Start;
        // The last event may come before the writers are known to be done: then no further event ends this.
        var ending = writing.ContinueWith(
            _ => { if (Volatile.Read(ref seen).Count >= committed[company].Count) end.CancelAfter(TimeSpan.FromMilliseconds(300)); }, TaskScheduler.Default);
        try
        {
            await foreach (var e in feed.Follow(Key(company), EventCursor.Start, end.Token))
            {
                e.Cursor.CompareTo(last).ShouldBePositive("in order");
                last = e.Cursor;
                seen.Add(e.Id);
                // All that was committed is there: nothing more can come, so a little later there must be nothing more.
                if (writing.IsCompletedSuccessfully && seen.Count >= committed[company].Count) end.CancelAfter(TimeSpan.FromMilliseconds(300));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }

        await ending;
        return seen;
    }

    private static async Task<List<Guid>> Resume(
        EventFeed feed, string company, Task writing, ConcurrentDictionary<string, ConcurrentBag<Guid>> committed, CancellationToken cancellationToken)
    {
        var seen = new List<Guid>();
        var cursor = EventCursor.Start;
        while (!writing.IsCompletedSuccessfully || seen.Count < committed[company].Count)
        {
            // A reader that hears nothing for a while resumes too: the last event may come before the writers are known to be done.
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            silence.CancelAfter(TimeSpan.FromSeconds(1));
            try
            {
                await foreach (var e in feed.Follow(Key(company), cursor, silence.Token))
                {
                    seen.Add(e.Id);
                    cursor = e.Cursor;
                    if (seen.Count % 7 == 0 || (writing.IsCompletedSuccessfully && seen.Count >= committed[company].Count)) break;
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
            }
        }

        return seen;
    }

    private static async Task<Guid> Add(NpgsqlConnection connection, string title, string company = "studio")
    {
        var id = Guid.CreateVersion7();
        await using var command = new NpgsqlCommand(Insert, connection) { Parameters = { new() { Value = id }, new() { Value = company }, new() { Value = title } } };
        await command.ExecuteNonQueryAsync();
        return id;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static CompanyKey Key(string company) => CompanyKey.Parse(company);
}
