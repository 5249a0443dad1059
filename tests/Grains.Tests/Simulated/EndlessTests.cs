using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Json;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>FAULTS: agents that answer each other for ever, and a company in which nobody does anything.</summary>
public sealed class EndlessTests
{
    /// <summary>Twelve in a ring, each answering what the one before has done.</summary>
    private static Template Ring
    {
        get
        {
            var agents = Enumerable.Range(1, 12).Select(i => $"a{i}").ToList();
            var patterns = agents.Select((agent, i) =>
                $$"""{"source": "{{agent}}", "tags": ["mission", "succeeded"], "target": "{{agents[(i + 1) % 12]}}", "type": "analyze", "probability": 1.0, "cooldown": 0}""");
            return new(
                "ring", "Ring", [.. agents.Select(Some.Agent)],
                ImmutableSortedDictionary<string, JsonText>.Empty.Add("reaction_matrix", new($$"""{"patterns": [{{string.Join(',', patterns)}}]}"""))
                    .Add("roundtable_policy", new("""{"enabled": false}""")),
                [], [], null);
        }
    }

    [Fact]
    public void Agents_that_answer_each_other_for_ever_are_stopped_at_the_depth_of_the_chain_and_one_event_says_so()
    {
        using var company = new SimulatedCompany(template: Ring);
        company.Run(() => company.Door.Propose(new("a1", "Begin", null, [new("analyze", new("""{"text":"fine"}"""))], "person", "test")));

        company.Pass(TimeSpan.FromHours(3));

        var proposals = company.Database.Proposals(SimulatedCompany.Key);
        proposals.Count(p => p.MissionId is not null).ShouldBe(9, "the first and a chain of eight");
        proposals.Last().Rejection!.ShouldContain("8");
        company.Events.Count(e => e.Kind == "loop_stopped").ShouldBe(1);
        var events = company.Events.Count();
        company.Pass(TimeSpan.FromDays(1));
        company.Events.Count().ShouldBe(events);
    }

    [Fact]
    public void However_often_one_root_is_stopped_one_event_says_so()
    {
        using var company = new SimulatedCompany();
        company.Policy("loop_policy", """{"max_depth": 2}""");
        var cause = new AgentOps.Causes.Cause("event:x", "proposal:root", 3);
        for (var i = 0; i < 5; i++) company.Run(() => company.Door.Propose(new("brain", $"Again {i}", null, [new("analyze", new("{}"))], "reaction", "test", Cause: cause)));

        company.Database.Proposals(SimulatedCompany.Key).Count(p => p.Gate == "loop_policy").ShouldBe(5);
        company.Events.Count(e => e.Kind == "loop_stopped").ShouldBe(1);
    }

    [Fact]
    public void An_idle_company_asks_no_model_for_a_week_and_nothing_of_it_grows_but_the_list_of_its_heartbeats()
    {
        using var company = new SimulatedCompany();
        company.Pass(TimeSpan.FromDays(1));
        var (events, rows, bytes) = Measure(company);

        company.Pass(TimeSpan.FromDays(6));

        company.Database.Runs(SimulatedCompany.Key).Length.ShouldBe(7 * 288);
        company.Database.Calls(SimulatedCompany.Key).ShouldBeEmpty();
        company.Database.Proposals(SimulatedCompany.Key).ShouldBeEmpty();
        var after = Measure(company);
        (after.Events, after.Rows).ShouldBe((events, rows));
        // Counters may have a digit more.
        after.Bytes.ShouldBeInRange(bytes - 200, bytes + 200);
    }

    private static (int Events, int Rows, int Bytes) Measure(SimulatedCompany company)
    {
        var rows = company.Storage.Rows;
        return (company.Events.Count(), rows.Count, rows.Sum(r => r.Payload.Length));
    }
}
