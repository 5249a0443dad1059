using System.Globalization;
using AgentOps.Events;
using AgentOps.Missions;
using AgentOps.Silo.Rehearsals.Simulated;

namespace AgentOps.Silo.Tests.Rehearsals;

public sealed class SimulatedCompanyTests
{
    [Fact]
    public void A_seed_lives_the_same_day_to_the_byte_and_another_seed_another_day()
    {
        var (first, again, other) = (Day(1), Day(1), Day(2));
        again.ShouldBe(first);
        other.Select(Rest).ShouldNotBe(first.Select(Rest));
    }

    [Fact]
    public void The_work_is_done_by_the_real_executors_without_any_network()
    {
        using var company = new SimulatedCompany("studio", 3);
        company.Live(TimeSpan.FromDays(1));
        var missions = company.Database.Missions(company.Key);
        missions.Count(m => m.Status == MissionStatus.Succeeded).ShouldBeGreaterThan(5);
        missions.SelectMany(m => m.Steps).Where(s => s.Status == StepStatus.Succeeded).Select(s => s.Kind).ShouldContain("scan_signals");
    }

    private static List<string> Day(long seed)
    {
        using var company = new SimulatedCompany("studio", seed);
        company.Live(TimeSpan.FromDays(1));
        return [.. company.Database.Events(company.Key).Select(Line)];
    }

    /// <summary>The line without the ids and the company's name, which differ anyway.</summary>
    private static string Rest(string line) => line[line.IndexOf(' ')..];

    private static string Line(CompanyEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.Id} {e.At:O} {e.Kind} {e.Agent} {e.Title} {e.Summary}");
}
