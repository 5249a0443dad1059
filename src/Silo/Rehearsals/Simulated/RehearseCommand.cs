using System.CommandLine;
using System.Text;
using AgentOps.Companies;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Reports;
using AgentOps.Silo.Rehearsals.Simulated;
using Spectre.Console;

namespace AgentOps.Silo.Commands;

/// <summary>What <c>agentops rehearse</c> does on the host that has simulated time.</summary>
internal static partial class RehearseCommand
{
    private const int MaxDays = 3650, MaxSeeds = 100_000;

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var setting = Settings.Read(parsed.GetValue(Template)!, parsed.GetValue(Days), parsed.GetValue(Set) ?? [], parsed.GetValue(Policy)?.FullName, parsed.GetValue(Model));
        var (count, first, jobs) = (parsed.GetValue(Seeds), parsed.GetValue(FirstSeed), parsed.GetValue(Jobs));
        if (setting.Days is < 1 or > MaxDays) throw new CommandFailedException($"--days must be 1 to {MaxDays}.");
        if (count is < 1 or > MaxSeeds) throw new CommandFailedException($"--seeds must be 1 to {MaxSeeds}.");
        if (jobs < 1) throw new CommandFailedException("--jobs must be at least 1.");
        long[] seeds = [.. Enumerable.Range(0, count).Select(i => first + i)];
        try
        {
            if (parsed.GetValue(Faults)) return FaultRuns.Show(parsed, setting, seeds, jobs, cancellationToken);
            var other = parsed.GetValue(Against) is { Length: > 0 } against ? Settings.With(setting, against) : null;
            Report? report = null;
            await Progress(setting.Days * seeds.Length * (other is null ? 1 : 2), dayDone =>
            {
                var lives = Rehearsal.LiveAll(setting, seeds, jobs, dayDone, cancellationToken);
                report = new(setting, lives, other is null ? null : (other, Rehearsal.LiveAll(other, seeds, jobs, dayDone, cancellationToken)));
            });
            await Write(parsed, report!, cancellationToken);
            if (parsed.GetValue(Publish) is { } file) await Film(setting, first, file.FullName, cancellationToken);
            return 0;
        }
        catch (TemplateException fault)
        {
            throw new CommandFailedException(fault.Message, fault);
        }
        catch (IOException fault)
        {
            throw new CommandFailedException($"The report cannot be written: {fault.Message}", fault);
        }
    }

    private static async Task Write(ParseResult parsed, Report report, CancellationToken cancellationToken)
    {
        var json = report.ToJson();
        Output.Result(parsed, json, () => TerminalReport.Write(report));
        if (parsed.GetValue(Out) is not { } folder) return;
        folder.Create();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.json"), json.ToJsonString(new() { WriteIndented = true }) + "\n", new UTF8Encoding(false), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.html"), HtmlReport.Write(report), new UTF8Encoding(false), cancellationToken);
        CommandLine.Say($"The report is in {Path.Combine(folder.FullName, "report.html")}");
    }

    private static async Task Film(Setting setting, long seed, string file, CancellationToken cancellationToken)
    {
        byte[] film = [];
        Rehearsal.Live(setting, seed, null, company => film = Rehearsals.Reports.Film.Of(
            company.Run(() => company.Grain<ICompanyGrain>(company.Key.Grain).Get())!, seed, company.Database.Events(company.Key)), cancellationToken);
        await File.WriteAllBytesAsync(file, film, cancellationToken);
        CommandLine.Say($"The events of the life of seed {seed} are in {file}.");
    }

    /// <summary>Shows how many of the days are lived while the work goes on; nothing when nobody looks.</summary>
    private static async Task Progress(int days, Action<Action> work)
    {
        if (!Output.Terminal.Profile.Capabilities.Interactive)
        {
            await Task.Factory.StartNew(() => work(static () => { }), TaskCreationOptions.LongRunning);
            return;
        }

        await Output.Terminal.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask("Living", maxValue: days);
            await Task.Factory.StartNew(() => work(() => bar.Increment(1)), TaskCreationOptions.LongRunning);
        });
    }
}
