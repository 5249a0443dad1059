namespace AgentOps.Process.Tests;

/// <summary>What FAULTS.md asks for after every fault, read from the tables.</summary>
internal static class Invariants
{
    /// <summary>A, C and E for companies whose missions have all ended well.</summary>
    /// <param name="database">The tables.</param>
    /// <param name="company">The company that was asked.</param>
    /// <param name="answers">Idempotency keys and the ids that were answered.</param>
    /// <param name="context">Said with each complaint, e.g. the seed.</param>
    internal static async Task Hold(TestDatabase database, string company, IEnumerable<KeyValuePair<string, string>> answers, string context)
    {
        // A: every answered proposal exists exactly once, under its key.
        foreach (var (key, id) in answers)
        {
            (await database.Scalar<long>(
                "select count(*) from ops_mission_proposals where company = $1 and idempotency_key = $2 and id = $3::uuid", company, key, id))
                .ShouldBe(1, $"proposal {key}, {context}");
            (await database.Scalar<long>("select count(*) from ops_mission_proposals where company = $1 and idempotency_key = $2", company, key))
                .ShouldBe(1, $"proposals of key {key}, {context}");
        }

        // C and E: one recorded completion a step, one ending a mission, and no transition without its event.
        (await database.Scalar<long>(
            "select count(*) from (select step_id from ops_agent_events where kind = 'step_succeeded' group by step_id having count(*) > 1) twice"))
            .ShouldBe(0, $"steps completed twice, {context}");
        (await database.Scalar<long>(
            """
            select count(*) from ops_mission_steps s
            where s.status = 'succeeded' and not exists (select from ops_agent_events e where e.step_id = s.id and e.kind = 'step_succeeded')
            """)).ShouldBe(0, $"steps without their event, {context}");
        (await database.Scalar<long>(
            """
            select count(*) from ops_missions m
            where m.status <> 'succeeded'
               or (select count(*) from ops_agent_events e where e.mission_id = m.id and e.kind = 'mission_succeeded') <> 1
               or (select count(*) from ops_agent_events e where e.mission_id = m.id and e.kind = 'mission_started') <> 1
            """)).ShouldBe(0, $"missions that did not succeed exactly once, {context}");
        (await database.Scalar<long>(
            "select count(*) from ops_mission_proposals p where p.status = 'accepted' and not exists (select from ops_missions m where m.id = p.mission_id)"))
            .ShouldBe(0, $"accepted proposals without a mission, {context}");
        (await database.Scalar<long>(
            """
            select count(*) from ops_mission_proposals p
            where (select count(*) from ops_agent_events e where e.proposal_id = p.id and e.kind = 'proposal_created') <> 1
            """)).ShouldBe(0, $"proposals that were not told exactly once, {context}");
    }

    /// <summary>Waits until no mission is open.</summary>
    internal static async Task AllDone(TestDatabase database, TimeSpan patience, Func<string> complaint)
    {
        try
        {
            await Server.Until(
                async () => await database.Scalar<long>("select count(*) from ops_missions where status in ('approved', 'running')") == 0, patience, complaint);
        }
        catch (TimeoutException)
        {
            var open = await database.Scalar<string>(
                """
                select string_agg(line, E'\n') from (
                    select concat_ws(' ', 'step', s.id, s.kind, s.status, s.attempts, s.worker, s.error) from ops_mission_steps s where s.status not in ('succeeded', 'cancelled')
                    union all select concat_ws(' ', 'policy', company, key, value, updated_by) from ops_policy where key like 'worker%' and updated_by <> 'template'
                ) as open (line)
                """);
            throw new TimeoutException($"Missions stayed open:\n{open}\n{complaint()}");
        }
    }
}
