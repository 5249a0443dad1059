using System.Text.Json;
using AgentOps.Causes;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Roundtables;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Archives;
using AgentOps.Silo.Rehearsals.Simulated;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace AgentOps.Silo.Tests.Rehearsals.Simulated;

/// <summary>A day that a company lived with a model of moods is lived again from its archives.</summary>
public sealed class ReplayTests(ITestOutputHelper output)
{
    private static readonly Actor Ada = new("ada", true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Try(long seed)
    {
        var (t0, t1) = await Day(seed, 0);
        CompanySnapshot? lived = null;
        var life = Rehearsal.Live(new("studio", 1, [], From: new("t0", t0, t1)), seed == 0 ? 1 : 1, null, c => lived = c.Snapshot());
        output.WriteLine(string.Join("\n", Silo.Rehearsals.Reports.ReplayReport.Lines(life.Replay!)));
        output.WriteLine($"{t1.Tables.Calls.Count(c => c.Call.At > t0.At)} calls, {t1.Tables.Calls.Count(c => c.Call.Error is not null && c.Call.At > t0.At)} failed");
        var (a, b) = (t1.Tables.Events.Where(e => e.At > t0.At).ToList(), lived!.Tables.Events.Where(e => e.At > t0.At).ToList());
        output.WriteLine($"{a.Count} {b.Count} events");
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            if (a[i].Id == b[i].Id && a[i].Title == b[i].Title) continue;
            for (var k = Math.Max(0, i - 3); k < i + 6; k++)
            {
                output.WriteLine($"A {a[k].At:O} {a[k].Kind} {a[k].Agent} {a[k].Title} {a[k].Id}");
                output.WriteLine($"B {b[k].At:O} {b[k].Kind} {b[k].Agent} {b[k].Title} {b[k].Id}");
            }

            break;
        }

        output.WriteLine(JsonSerializer.Serialize(t1.Tables.Proposals.Where(e => e.CreatedAt > t0.At).Select(p => $"{p.Source} {p.Title} {p.Status} {p.Gate}"), new JsonSerializerOptions { WriteIndented = true }));
    }

    /// <summary>A company's archives before and after a day on which persons proposed, decided, changed rules and called a conversation.</summary>
    private static async Task<(CompanySnapshot Before, CompanySnapshot After)> Day(long seed, int mood)
    {
        using var company = new SimulatedCompany("studio", seed, more: services => services.AddSingleton<IModelFactory>(s => MoodyModel.Factory(s.GetRequiredService<TimeProvider>(), mood)));
        company.Change([PolicyChange.Parse("llm_routing.record=true"), PolicyChange.Parse("llm_budget.daily_usd=5")]);
        company.Live(TimeSpan.FromDays(2));
        var before = await Archived(company);
        company.Live(TimeSpan.FromHours(4.2));
        var door = company.Grain<IIntakeGrain>(company.Key.Grain);
        company.Run(() => door.Propose(new("brain", "Ask our readers", "Nobody did yet.", [new("analyze", new JsonText("""{"topic":"readers"}"""))], "person", "ada", "ask-1")));
        company.Live(TimeSpan.FromHours(2.7));
        foreach (var (wish, i) in company.Database.Proposals(company.Key).Where(p => p.Status == ProposalStatus.Pending).Select((p, i) => (p, i)))
            company.Run(() => door.Decide(new(wish.Id, i % 2 == 0, "As I said.", Ada)));
        company.Live(TimeSpan.FromHours(1.1));
        company.Change([PolicyChange.Parse("x_daily_quota.limit=3")]);
        company.Run(() => company.Grain<IScheduleGrain>(company.Key.Grain).Convene(new("watercooler", "the worst advice", [], Ada)));
        company.Live(TimeSpan.FromHours(16));
        return (before, await Archived(company));
    }

    private static async Task<CompanySnapshot> Archived(SimulatedCompany company)
    {
        using var file = new MemoryStream();
        await SnapshotFile.Write(company.Snapshot(), file, CancellationToken.None);
        file.Position = 0;
        return await SnapshotFile.Read(file, CancellationToken.None);
    }
}
