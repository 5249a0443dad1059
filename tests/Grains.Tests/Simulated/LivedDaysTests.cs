using AgentOps.Companies;
using AgentOps.Grains.Tests.WhatIf;
using AgentOps.Intake;
using AgentOps.Policies;
using AgentOps.WhatIf;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>Days that the real grains lived, taken through the door again.</summary>
public sealed class LivedDaysTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Under_the_same_rules_every_verdict_comes_out_as_it_was(int seed)
    {
        using var company = Lived(seed);
        var past = History(company);

        var report = Ask(company, "voice_policy", "{}");
        var context = Context(company);
        var replayed = Replay.Run(past, context, p => p.Gate != DoorStages.Company, context.Price);

        past.Proposals.Select(p => p.Gate).Distinct().Count().ShouldBeGreaterThan(4);
        for (var i = 0; i < past.Proposals.Length; i++)
        {
            var (was, now) = (past.Proposals[i], replayed[i]);
            ((was.Status, was.Gate) == (Status(now.Outcome), now.Gate)).ShouldBeTrue($"{i}: {was} was judged {now}");
            if (was.Gate is not null) now.Reason.ShouldBe(was.Rejection);
        }

        report.Changed.ShouldBe(0);
        report.Then.ShouldBe(report.Now with { Gates = report.Then.Gates });
    }

    [Fact]
    public void A_wider_quota_never_lets_in_fewer()
    {
        using var company = Lived(4);

        var accepted = Enumerable.Range(0, 8).Select(limit => Ask(company, "x_daily_quota", $$"""{"limit": {{limit}}}""").Then).Select(s => s.Accepted + s.Waiting).ToList();

        accepted.ShouldBe(accepted.Order());
        accepted[^1].ShouldBeGreaterThan(accepted[0]);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_refused_with_its_path()
    {
        using var company = new SimulatedCompany();

        var reply = company.Run(() => company.Grain<IWhatIfGrain>(SimulatedCompany.Key.Grain).Ask("x_daily_quota", new("""{"limit": -1}""")));

        reply.Report.ShouldBeNull();
        reply.Errors.ShouldHaveSingleItem().Path.ShouldBe("limit");
    }

    /// <summary>Five days of a person and agents who want much: full quotas and budgets, failures, yes, no and no answer, a pause.</summary>
    private static SimulatedCompany Lived(int seed)
    {
        var company = new SimulatedCompany(seed, models: new PricedModels());
        var random = new Random(seed);
        company.Policy("x_daily_quota", """{"limit": 3}""");
        company.Policy("agent_daily_limit", """{"limit": 14}""");
        company.Policy("llm_budget", """{"daily_usd": 0.35, "agent_daily_usd": 0.35}""");
        company.Policy("loop_policy", """{"max_depth": 2, "max_descendants_per_day": 1}""");
        for (var i = 0; i < 120; i++)
        {
            if (i is 50 or 56) company.Policy("company", i is 50 ? """{"enabled": false}""" : """{"enabled": true}""");
            company.Pass(TimeSpan.FromMinutes(random.Next(1, 120)));
            var kind = (string[])["post_tweet", "analyze", "summarize"];
            var proposal = company.Propose(kind[random.Next(3)], random.Next(3) == 0 ? "fail" : "fine");
            company.Pass(TimeSpan.FromMinutes(random.Next(1, 30)));
            if (proposal.Status == ProposalStatus.Pending && random.Next(4) is > 0 and var answer)
                company.Run(() => company.Door.Decide(new(proposal.Id, answer > 1, null, new("ann", true))));
        }

        return company;
    }

    private static PastDays History(SimulatedCompany company) => company.Run(() =>
        new InMemory.InMemoryProposalHistory(company.Database).Since(SimulatedCompany.Key, DateTimeOffset.MinValue, LookBack.MaxProposals, default));

    private static WhatIfReport Ask(SimulatedCompany company, string key, string value) =>
        company.Run(() => company.Grain<IWhatIfGrain>(SimulatedCompany.Key.Grain).Ask(key, new(value))).Report!;

    private static DoorContext Context(SimulatedCompany company)
    {
        var policies = company.Run(() => company.Grain<IPolicyGrain>(SimulatedCompany.Key.Grain).Get());
        return new(company.Run(() => company.Grain<ICompanyGrain>(SimulatedCompany.Key.Grain).Get())!, policies, kind => kind is "analyze" or "summarize" ? 0.1m : 0);
    }

    private static ProposalStatus Status(ReplayOutcome outcome) => outcome switch
    {
        ReplayOutcome.Accepted => ProposalStatus.Accepted,
        ReplayOutcome.Waiting => ProposalStatus.Pending,
        _ => ProposalStatus.Rejected,
    };
}
