using AgentOps.Events;

namespace AgentOps.Silo.Tests.Weeks;

/// <summary>A day of the studio in which heartbeats, triggers and conversations are off: what happens then, routines do.</summary>
public sealed class RoutineDayTests
{
    [Fact]
    public void A_day_with_routines_only_fills_the_Stage_with_their_output()
    {
        using var day = new StudioWeek(seed: 11, days: 1.2, routinesOnly: true);
        var since = day.Events.First(e => e.Kind == EventKinds.RoutineStarted).At;
        var events = day.Events.Where(e => e.At >= since).ToList();

        // Each at its hour, through the door, to its end.
        var started = events.Where(e => e.Kind == EventKinds.RoutineStarted).ToList();
        started.Take(4).Select(e => (e.Agent, e.At.Hour)).ShouldBe([("brain", 9), ("growth", 13), ("opus", 20), ("observer", 23)]);
        foreach (var start in started.Take(4))
        {
            var chain = events.Where(e => e.Cause.Root == start.Cause.Root).ToList();
            chain.Select(e => e.Kind).ShouldBe(
                [
                    EventKinds.RoutineStarted, EventKinds.ProposalCreated, EventKinds.ProposalAccepted, EventKinds.StepQueued, EventKinds.MissionStarted, EventKinds.StepStarted,
                    EventKinds.StepSucceeded, EventKinds.StepQueued, EventKinds.StepStarted, EventKinds.StepSucceeded, EventKinds.MissionSucceeded, EventKinds.RoutineFinished,
                ],
                start.Title);
            chain[^1].Summary.ShouldBe("succeeded");
            // What it came to is there to be read.
            chain.Last(e => e.Kind == EventKinds.StepSucceeded).Summary!.Length.ShouldBeGreaterThan(40, start.Title);
        }

        // Nothing else happened, and nothing else was needed.
        events.ShouldAllBe(e => e.Cause.Root.StartsWith("routine:", StringComparison.Ordinal));
        events.Count.ShouldBeGreaterThanOrEqualTo(48);
    }
}
