using AgentOps.Keys;
using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.Silo.Tests.Ports;

public abstract class WorkListContract : IAsyncLifetime
{
    protected PortsUnderTest Ports { get; private set; } = null!;

    protected abstract Task<PortsUnderTest> Open();

    public async Task InitializeAsync() => Ports = await Open();

    public async Task DisposeAsync()
    {
        if (Ports.Running is { } running) await running.DisposeAsync();
    }

    [Fact]
    public async Task A_planted_mission_reads_as_the_mission_grains_first_state()
    {
        var mission = Given.Mission(MissionStatus.Approved, Given.Step(1, "crawl", StepStatus.Queued));
        await Ports.Storage.Plant(mission);

        var read = new GrainState<MissionState>();
        await Ports.Storage.ReadStateAsync("mission", Given.Id("mission", new MissionKey(Given.Company, mission.Id).ToString()), read);

        read.ETag.ShouldBe("1");
        read.State!.Title.ShouldBe(mission.Title);
        read.State.Steps.Single().Kind.ShouldBe("crawl");
        read.State.Journal.IsDefault.ShouldBeFalse();
    }

    [Fact]
    public async Task Planting_never_replaces_a_missions_row()
    {
        var mission = Given.Mission(MissionStatus.Approved, Given.Step(1, "crawl", StepStatus.Queued));
        await Ports.Storage.Plant(mission);
        await Ports.Storage.Plant(mission with { Title = "Replaced" });

        var read = new GrainState<MissionState>();
        await Ports.Storage.ReadStateAsync("mission", Given.Id("mission", new MissionKey(Given.Company, mission.Id).ToString()), read);
        read.State!.Title.ShouldBe("Look");
    }

    [Fact]
    public async Task Open_steps_of_a_kind_come_oldest_mission_first_and_say_whether_they_are_ready()
    {
        var first = Given.Mission(
            MissionStatus.Running,
            Given.Step(1, "crawl", StepStatus.Succeeded), Given.Step(2, "analyze", StepStatus.Queued, 1), Given.Step(3, "analyze", StepStatus.Queued, 1, 2));
        var second = Given.Mission(
            MissionStatus.Approved,
            Given.Step(1, "analyze", StepStatus.Queued),
            Given.Step(2, "analyze", StepStatus.Running) with { Worker = "w", LeaseUntil = Given.Noon, NotBefore = Given.Noon.AddMinutes(1) });
        var done = Given.Mission(MissionStatus.Succeeded, Given.Step(1, "analyze", StepStatus.Succeeded));
        var cancelled = Given.Mission(MissionStatus.Cancelled, Given.Step(1, "analyze", StepStatus.Queued));
        await Ports.Storage.Plant(second, cancelled, done, first);

        var steps = await Ports.WorkList.OpenSteps(Given.Company, "analyze", 10, default);

        steps.ShouldBe([
            new OpenStep(first.Id, 2, StepStatus.Queued, true, null, null, null),
            new OpenStep(first.Id, 3, StepStatus.Queued, false, null, null, null),
            new OpenStep(second.Id, 1, StepStatus.Queued, true, null, null, null),
            new OpenStep(second.Id, 2, StepStatus.Running, false, Given.Noon.AddMinutes(1), Given.Noon, "w"),
        ]);
        (await Ports.WorkList.OpenSteps(Given.Company, "analyze", 1, default)).Length.ShouldBe(1);
        (await Ports.WorkList.OpenKinds(Given.Company, default)).ShouldBe(["analyze"]);
        (await Ports.WorkList.OpenMissions(Given.Company, 10, default)).ShouldBe([first.Id, second.Id]);
        (await Ports.WorkList.OpenMissions(CompanyKey.Parse("other"), 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mission_that_the_grain_finished_is_no_longer_work()
    {
        var mission = Given.Mission(MissionStatus.Approved, Given.Step(1, "crawl", StepStatus.Queued));
        await Ports.Storage.Plant(mission);
        var id = Given.Id("mission", new MissionKey(Given.Company, mission.Id).ToString());
        var state = new GrainState<MissionState>();
        await Ports.Storage.ReadStateAsync("mission", id, state);

        state.State = state.State! with { Status = MissionStatus.Running };
        await Ports.Storage.WriteStateAsync("mission", id, state);
        (await Ports.WorkList.OpenMissions(Given.Company, 10, default)).ShouldBe([mission.Id]);

        state.State = state.State with { Status = MissionStatus.Failed };
        await Ports.Storage.WriteStateAsync("mission", id, state);
        (await Ports.WorkList.OpenMissions(Given.Company, 10, default)).ShouldBeEmpty();
        (await Ports.WorkList.OpenKinds(Given.Company, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stale_missions_are_those_whose_lease_ended_or_that_went_silent()
    {
        var fine = Given.Step(1, "crawl", StepStatus.Running) with { LeaseUntil = Given.Noon.AddMinutes(1), ProgressAt = Given.Noon };
        var lapsed = Given.Mission(MissionStatus.Running, fine with { LeaseUntil = Given.Noon.AddSeconds(-1) });
        var silent = Given.Mission(MissionStatus.Running, fine with { ProgressAt = Given.Noon.AddMinutes(-31) });
        var healthy = Given.Mission(MissionStatus.Running, fine);
        var queued = Given.Mission(MissionStatus.Running, fine with { Status = StepStatus.Queued, LeaseUntil = Given.Noon.AddDays(-1) });
        await Ports.Storage.Plant(healthy, lapsed, silent, queued);

        var stale = await Ports.WorkList.Stale(Given.Company, Given.Noon, Given.Noon.AddMinutes(-30), 10, default);

        stale.ShouldBe([lapsed.Id, silent.Id]);
    }
}
