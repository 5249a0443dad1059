using System.CommandLine;
using System.Text;
using AgentOps.Companies;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Archives;
using AgentOps.Silo.Rehearsals.Replays;
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
        var origin = await Origin(parsed, cancellationToken);
        var setting = Settings.Read(
            origin is null ? parsed.GetValue(Template)! : Origins.Own(origin.Company)!.Template, parsed.GetValue(Days), parsed.GetValue(Set) ?? [], parsed.GetValue(Policy)?.FullName,
            parsed.GetValue(Model)) with { From = origin };
        var (count, first, jobs) = (parsed.GetValue(Seeds), parsed.GetValue(FirstSeed), parsed.GetValue(Jobs));
        if (origin?.Day is { } day)
        {
            if (!Given(parsed, Days)) setting = setting with { Days = (int)Math.Ceiling((day.At - origin.Company.At).TotalDays) };
            if (!Given(parsed, Seeds)) count = 1;
        }

        if (setting.Days is < 1 or > MaxDays) throw new CommandFailedException($"--days must be 1 to {MaxDays}.");
        if (origin?.ForkAt >= origin?.Company.At.AddDays(setting.Days)) throw new CommandFailedException($"--fork-at is after the life's {setting.Days} days.");
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
            await Store(setting, first, parsed.GetValue(Publish), parsed.GetValue(Keep), cancellationToken);
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

    /// <summary>The first life once more, for what is kept of it.</summary>
    private static async Task Store(Setting setting, long seed, FileInfo? publish, FileInfo? keep, CancellationToken cancellationToken)
    {
        if (publish is null && keep is null) return;
        byte[] film = [];
        CompanySnapshot? snapshot = null;
        Rehearsal.Live(setting, seed, null, company =>
        {
            film = Film.Of(
                company.Run(() => company.Grain<ICompanyGrain>(company.Key.Grain).Get())!, seed, [.. company.Database.Events(company.Key).Where(e => e.At >= company.Began)]);
            snapshot = company.Snapshot();
        }, cancellationToken);
        if (publish is not null)
        {
            await File.WriteAllBytesAsync(publish.FullName, film, cancellationToken);
            CommandLine.Say($"The events of the life of seed {seed} are in {publish.FullName}.");
        }

        if (keep is null) return;
        await using var file = new FileStream(keep.FullName, FileMode.Create, FileAccess.Write);
        await SnapshotFile.Write(snapshot!, file, cancellationToken);
        CommandLine.Say($"The company of seed {seed}, as it is after its days, is in {keep.FullName}.");
    }

    private static async Task<Origin?> Origin(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(From) is not { } from)
        {
            foreach (var option in new Option[] { Answers, ForkAt })
                if (Given(parsed, option)) throw new CommandFailedException($"{option.Name} needs --from: an archive of the company to live on from.");
            return null;
        }

        foreach (var option in new Option[] { Template, Faults })
        {
            if (!Given(parsed, option)) continue;
            throw new CommandFailedException($"{option.Name} and --from exclude each other: a life begins with a template or with an archive, and only a template's is broken.");
        }

        return await Origins.Read(from, parsed.GetValue(Answers), parsed.GetValue(ForkAt), cancellationToken);
    }

    private static bool Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

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
