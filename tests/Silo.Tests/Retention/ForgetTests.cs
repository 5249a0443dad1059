using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Retention;

[Collection(PostgresGroup.Name)]
public sealed class ForgetTests(TestServer server)
{
    [Fact]
    public async Task It_forgets_what_is_older_than_the_policy_piece_by_piece_and_nothing_else()
    {
        var database = await server.Migrated();
        await database.Execute("""
            insert into ops_agent_events (id, at, company, kind, cause, root_cause, title)
            select gen_random_uuid(), now() - interval '400 days', 'studio', 'external', '', '', 'old' from generate_series(1, 25);
            insert into ops_agent_events (id, at, company, kind, cause, root_cause, title)
            select gen_random_uuid(), now() - interval '400 days', 'other', 'external', '', '', 'old' from generate_series(1, 3);
            insert into ops_agent_events (id, at, company, kind, cause, root_cause, title)
            select gen_random_uuid(), now() - interval '300 days', 'studio', 'external', '', '', 'young' from generate_series(1, 4);
            insert into ops_llm_calls (company, id, at, cause, "use", provider, model, input_tokens, output_tokens, usd, latency_ms)
            select 'studio', gen_random_uuid(), now() - n * interval '1 day', '', 'work', 'offline', 'scripted', 1, 1, 0, 1 from unnest(array[10, 100, 200]) n;
            insert into ops_quota_moves values ('studio', 'posts', 'open', 1, 0), ('studio', 'posts', '2020-01-01', 8, 0), ('studio', 'posts', to_char(now(), 'YYYY-MM-DD'), 3, 0);
            """);
        const string forget = "select ops_forget('studio', now() - interval '365 days', now() - interval '90 days', 10)";

        var pieces = new List<long>();
        for (var gone = await database.Scalar<long>(forget); gone > 0; gone = await database.Scalar<long>(forget)) pieces.Add(gone);

        pieces.ShouldAllBe(p => p <= 20);
        (await database.Rows("select company, title, count(*) from ops_agent_events group by 1, 2 order by 1, 2")).ShouldBe(["other|old|3", "studio|young|4"]);
        (await database.Scalar<long>("select count(*) from ops_llm_calls")).ShouldBe(1);
        (await database.Rows("select count from ops_quota order by count")).ShouldBe(["1", "3"]);
    }
}
