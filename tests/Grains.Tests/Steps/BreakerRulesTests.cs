using AgentOps.Policies;
using AgentOps.Steps;

namespace AgentOps.Grains.Tests.Steps;

public sealed class BreakerRulesTests
{
    private static readonly WorkerPolicy Off = new() { Enabled = false, ProbeMinutes = 10 };

    [Fact]
    public void Three_failures_in_a_row_trip_it_and_a_success_between_starts_anew()
    {
        var state = After(new(), AttemptEnd.Failed, AttemptEnd.Failed, AttemptEnd.Succeeded, AttemptEnd.Failed, AttemptEnd.Lost, AttemptEnd.Failed);
        state.FailuresInARow.ShouldBe(2);
        state.BrokenAt.ShouldBeNull();

        var (tripped, turn) = BreakerRules.After(state, "s", AttemptEnd.Failed, Some.Now);

        turn.ShouldBe(BreakerTurn.Trips);
        tripped.BrokenAt.ShouldBe(Some.Now);
    }

    [Fact]
    public void A_probe_is_due_only_after_the_breaker_and_only_when_the_policy_says_so()
    {
        var broken = new StepQueueState { BrokenAt = Some.Now };

        BreakerRules.ProbeDue(broken, Off).ShouldBe(Some.Now.AddMinutes(10));
        BreakerRules.ProbeDue(broken, Off with { ProbeMinutes = 0 }).ShouldBeNull("a person has to");
        BreakerRules.ProbeDue(broken, Off with { Enabled = true }).ShouldBeNull("it is on");
        BreakerRules.ProbeDue(new(), Off).ShouldBeNull("a person switched it off");
        BreakerRules.ProbeDue(broken with { Probe = "p" }, Off).ShouldBeNull("one is under way");
    }

    [Fact]
    public void A_probe_that_succeeds_heals_and_one_that_fails_or_is_lost_waits_for_the_next()
    {
        var probing = new StepQueueState { BrokenAt = Some.Now, Probe = "p" };

        BreakerRules.After(probing, "p", AttemptEnd.Succeeded, Some.Now.AddMinutes(11)).ShouldBe((new(), BreakerTurn.Heals));
        foreach (var end in (AttemptEnd[])[AttemptEnd.Failed, AttemptEnd.Lost])
            BreakerRules.After(probing, "p", end, Some.Now.AddMinutes(11)).ShouldBe((new StepQueueState { BrokenAt = Some.Now.AddMinutes(11) }, BreakerTurn.None));
        BreakerRules.After(probing, "other", AttemptEnd.Succeeded, Some.Now).Next.ShouldBeSameAs(probing, "what ran before it broke proves nothing");
    }

    private static StepQueueState After(StepQueueState state, params AttemptEnd[] ends) => ends.Aggregate(state, (s, end) => BreakerRules.After(s, "s", end, Some.Now).Next);
}
