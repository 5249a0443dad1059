namespace AgentOps.Bench;

/// <summary>Accepted proposals a second with a million events, 300,000 proposals and their missions already there.</summary>
internal static class History
{
    internal static async Task<Rate> Measure(BenchStage stage, int seconds)
    {
        // Tidied up at once, as it would have been over the months in which so much happens.
        foreach (var sql in (string[])[Fill, "vacuum (analyze)"])
        {
            await using var command = stage.Database.CreateCommand(sql);
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync();
        }

        var report = new Report();
        await Throughput.Measure(stage, report, one: true, eight: false, seconds);
        return report.Accept!;
    }

    // Copies what the load has written until there are a million events, each with an id of its own.
    private const string Fill = """
        do $$
        begin
            while (select count(*) from ops_agent_events) < 1000000 loop
                insert into ops_agent_events (id, at, depth, untrusted, company, kind, agent, proposal_id, mission_id, step_id, cause, root_cause, tags, title, summary, data)
                select gen_random_uuid(), at, depth, untrusted, company, kind, agent, proposal_id, mission_id, step_id, cause, root_cause, tags, title, summary, data
                from ops_agent_events limit 200000;
            end loop;
        end
        $$
        """;
}
