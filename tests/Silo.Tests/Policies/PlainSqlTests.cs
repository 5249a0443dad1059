using AgentOps.Journals;
using AgentOps.Silo.Tests.Databases;
using AgentOps.Silo.Tests.Ports;
using Npgsql;

namespace AgentOps.Silo.Tests.Policies;

/// <summary>People's tables edited with plain SQL, as in psql.</summary>
[Collection(PostgresGroup.Name)]
public sealed class PlainSqlTests(TestServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private PortsUnderTest _ports = null!;
    private string _user = "";

    public async Task InitializeAsync()
    {
        _database = await server.Migrated();
        _ports = await PostgresPorts.Open(_database);
        _user = await _database.Scalar<string>("select current_user::text");
    }

    public async Task DisposeAsync() => await _ports.Running!.DisposeAsync();

    [Fact]
    public async Task An_UPDATE_of_the_value_alone_is_stamped_recorded_and_counted()
    {
        await _ports.Policies.Put(Given.Company, "company", new("""{"enabled": true}"""), null, "ann", default);
        await _database.Execute("""update ops_policy set value = '{"enabled": false}' where company = 'studio' and key = 'company'""");

        (await _database.Rows("select value, version, updated_by, updated_at > now() - interval '1 minute' from ops_policy"))
            .ShouldBe([$$"""{"enabled": false}|2|{{_user}}|t"""]);
        (await _database.Rows("select old_value, new_value, version, changed_by, op from ops_policy_history order by id")).ShouldBe([
            """null|{"enabled": true}|1|ann|insert""", $$"""{"enabled": true}|{"enabled": false}|2|{{_user}}|update""",
        ]);
        (await _ports.Policies.Version(Given.Company, default)).ShouldBe(2);
    }

    [Fact]
    public async Task A_value_of_any_shape_can_be_stored()
    {
        await _database.Execute("""insert into ops_policy (company, key, value) values ('studio', 'x_daily_quota', '"what?"')""");
        (await _ports.Policies.Load(Given.Company, default)).Policies.Single().Json.ShouldBe("\"what?\"");
    }

    [Fact]
    public async Task A_DELETE_is_recorded_and_a_row_made_again_goes_on_counting_versions()
    {
        await _ports.Policies.Put(Given.Company, "company", new("{}"), null, "ann", default);
        await _database.Execute("delete from ops_policy");
        (await _ports.Policies.Put(Given.Company, "company", new("""{"enabled": true}"""), null, "bob", default)).ShouldBe(3);

        (await _database.Rows("select version, changed_by, op from ops_policy_history order by id"))
            .ShouldBe(["1|ann|insert", $"2|{_user}|delete", "3|bob|insert"]);
        (await _ports.Policies.Version(Given.Company, default)).ShouldBe(3);
    }

    [Fact]
    public async Task The_one_who_wrote_last_is_named_again_when_they_write_again()
    {
        for (var i = 0; i < 2; i++) await _ports.Policies.Put(Given.Company, "company", new($"{{\"n\": {i}}}"), null, "ann", default);
        (await _database.Rows("select changed_by from ops_policy_history")).ShouldBe(["ann", "ann"]);
    }

    [Fact]
    public async Task A_change_wakes_whoever_listens_with_the_companys_name()
    {
        await using var listener = new NpgsqlConnection(_database.ConnectionString);
        await listener.OpenAsync();
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        listener.Notification += (_, note) => heard.TrySetResult(note.Payload);
        await using (var listen = new NpgsqlCommand("listen agentops_policy", listener)) await listen.ExecuteNonQueryAsync();

        await _database.Execute("""insert into ops_policy (company, key, value) values ('studio', 'company', '{}')""");

        (await listener.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
        (await heard.Task).ShouldBe("studio");
    }

    [Fact]
    public async Task A_rule_changed_by_SQL_has_a_history_and_one_that_fires_has_none()
    {
        await _ports.Storage.Write("studio/a", null, new RuleSeedEntry("studio", Given.Rule("r")));
        await _ports.Storage.Write("studio/b", null, new RuleFiredEntry("studio", "r", 1, Given.Noon), Given.Event());
        await _database.Execute("update ops_trigger_rules set enabled = false where name = 'r'");

        (await _database.Rows("select version, op, old_value ->> 'enabled', new_value ->> 'enabled', changed_by from ops_trigger_rules_history order by id"))
            .ShouldBe(["1|insert|null|true|template", $"2|update|true|false|{_user}"]);
        (await _database.Rows("select fire_count, version, updated_by from ops_trigger_rules")).ShouldBe([$"1|2|{_user}"]);
        (await _ports.Policies.Version(Given.Company, default)).ShouldBe(2);
    }

    [Theory]
    [InlineData("update ops_audit set actor = 'nobody'")]
    [InlineData("delete from ops_audit")]
    [InlineData("truncate ops_audit")]
    public async Task The_audit_trail_only_grows(string tampering)
    {
        await _database.Execute("insert into ops_audit (actor, company, action) values ('ann', 'studio', 'pause')");
        var error = await Should.ThrowAsync<PostgresException>(() => _database.Execute(tampering));
        error.MessageText.ShouldContain("append-only");
        (await _database.Scalar<long>("select count(*) from ops_audit")).ShouldBe(1);
    }
}
