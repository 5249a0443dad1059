using Npgsql;
using Orleans.Storage;
using Orleans.TestingHost;

namespace AgentOps.Conformance.Tests.Postgres;

[Collection("database")]
public sealed class StorageTests(Database database) : IAsyncLifetime
{
    private readonly string _key = Cluster.NewKey();
    private InProcessTestCluster _silo = null!;

    private IStoredGrain Grain => Of(_key);

    public async Task InitializeAsync() => _silo = await database.StartSilo();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Versions_count_from_one_and_a_cleared_row_keeps_its_version()
    {
        (await Grain.Show()).ShouldBe("'' False none");
        (await Grain.Put("a")).ShouldBe("'a' True 1");
        (await Grain.Put("b")).ShouldBe("'b' True 2");
        (await Grain.Clear()).ShouldBe("'' False 3");
        await Grain.Deactivate();
        (await Grain.Show()).ShouldBe("'' False 3");
        (await Grain.Put("c")).ShouldBe("'c' True 4");
        await Grain.Deactivate();
        (await Grain.Show()).ShouldBe("'c' True 4");
    }

    [Fact]
    public async Task Clearing_what_was_never_written_does_nothing()
    {
        (await Grain.Clear()).ShouldBe("'' False none");
        (await database.Rows($"select 1 from orleansstorage where grainidextensionstring = '{_key}'")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("company-1", "1360446181 0 0 631257761 state company-1 svc1")]
    [InlineData("a/b+c", "-1236849034 0 0 631257761 state a/b+c svc1")]
    [InlineData("42", "-190025453 0 66 631257761 state null svc1")]
    [InlineData("deadbeef", "1761550516 0 3735928559 631257761 state null svc1")]
    [InlineData("cafe+x", "-1750084057 0 51966 631257761 state x svc1")]
    [InlineData("0123456789abcdef0123456789ABCDEF", "226093389 -3607513408948976281 -1167088121787636991 631257761 state null svc1")]
    public async Task Rows_have_the_identity_that_Orleans_gives_them(string key, string row)
    {
        await Of(key).Put("x");

        (await database.Rows("select grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid from orleansstorage"))
            .ShouldContain(row);
        await Of(key).Deactivate();
        (await Of(key).Show()).ShouldStartWith("'x' True");
    }

    [Fact]
    public async Task A_stale_writer_is_refused_and_its_activation_ends()
    {
        await Grain.Put("mine");
        var activation = await Grain.Activation();
        await database.Execute($"update orleansstorage set version = version + 1, payloadbinary = '{{\"text\":\"theirs\"}}' where grainidextensionstring = '{_key}'");

        (await Should.ThrowAsync<InconsistentStateException>(() => Grain.Put("mine again"))).Message.ShouldContain("Version conflict (WriteState");

        (await Grain.Show()).ShouldBe("'theirs' True 2");
        (await Grain.Activation()).ShouldNotBe(activation);
    }

    [Fact]
    public async Task Of_two_first_writers_one_is_refused()
    {
        await using var other = await database.StartSilo();
        var (one, two) = (Grain, other.Client.GetGrain<IStoredGrain>(_key));
        await Task.WhenAll(one.Show(), two.Show());

        await one.Put("one");
        await Should.ThrowAsync<InconsistentStateException>(() => two.Put("two"));

        (await two.Show()).ShouldBe("'one' True 1");
    }

    [Fact]
    public async Task In_a_crowd_of_writers_only_those_with_a_conflict_or_a_bad_statement_fail()
    {
        await database.Execute("alter table orleansstorage add constraint no_poison check (position('poison' in convert_from(payloadbinary, 'UTF8')) = 0) not valid");
        var keys = Enumerable.Range(0, 200).Select(i => $"{_key}/{i}").ToArray();
        await Task.WhenAll(keys.Select(key => Of(key).Put("first")));
        await database.Execute($"update orleansstorage set version = 9 where grainidextensionstring = '{keys[10]}'");

        var outcomes = await Task.WhenAll(keys.Select((key, i) => Of(key).TryPut(i == 20 ? "poison" : "second")));

        outcomes[10].ShouldBe(nameof(InconsistentStateException));
        outcomes[20].ShouldBe("OrleansException PostgresException");
        outcomes.Where((_, i) => i is not (10 or 20)).ShouldAllBe(outcome => outcome == "'second' True 2");
        (await database.Rows($"select count(*) from orleansstorage where grainidextensionstring like '{_key}/%' and version = 2")).ShouldBe(["198"]);
        await database.Execute("alter table orleansstorage drop constraint no_poison");
    }

    [Fact]
    public async Task An_error_of_the_database_reaches_the_caller_with_its_cause()
        => (await Grain.TryPut("\0")).ShouldBe("OrleansException PostgresException");

    [Fact]
    public async Task A_commit_whose_answer_never_came_is_an_error_never_a_success()
    {
        await Grain.Put("before");
        await using var blocker = NpgsqlDataSource.Create(database.ConnectionString + ";Application Name=blocker");
        await using var connection = await blocker.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var lockRow = new NpgsqlCommand($"select 1 from orleansstorage where grainidextensionstring = '{_key}' for update", connection, transaction))
            await lockRow.ExecuteNonQueryAsync();

        var write = Grain.TryPut("after");
        await Signals.Until(async () => (await database.Rows(
            "select 1 from pg_stat_activity where application_name = 'silo' and wait_event_type = 'Lock' and datname = current_database()")).Length > 0);
        await database.Execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'silo' and wait_event_type = 'Lock' and datname = current_database()");

        (await write).ShouldStartWith("OrleansException");
        await transaction.RollbackAsync();
        (await database.Rows($"select version from orleansstorage where grainidextensionstring = '{_key}'")).ShouldBe(["1"]);
        (await Grain.Put("once more")).ShouldBe("'once more' True 2");
    }

    private IStoredGrain Of(string key) => _silo.Client.GetGrain<IStoredGrain>(key);
}
