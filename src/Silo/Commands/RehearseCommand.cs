using System.CommandLine;
using AgentOps.Silo.Commands.Help;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops rehearse</c>: a company's life in simulated time.</summary>
internal static partial class RehearseCommand
{
    private static readonly Option<string> Template = new("--template") { Description = "The template to live.", DefaultValueFactory = _ => "studio" };
    private static readonly Option<FileInfo?> From = new("--from") { Description = "Live on from a real company: an archive that 'company export' wrote, instead of a template." };
    private static readonly Option<FileInfo?> Answers = new("--answers") { Description = "With --from: a later archive of the company, whose recorded answers and persons' deeds are lived again (llm_routing.record)." };
    private static readonly Option<DateTimeOffset?> ForkAt = new("--fork-at") { Description = "With --from: when --set, --policy and --against begin to hold, as in 2026-11-24T12:00Z; at once without it." };
    private static readonly Option<int> Days = new("--days") { Description = "How many days (1 to 3650); with --answers as many as they hold.", DefaultValueFactory = _ => 30 };
    private static readonly Option<int> Seeds = new("--seeds") { Description = "How many lives (1 to 100000); with --answers one.", DefaultValueFactory = _ => 20 };
    private static readonly Option<long> FirstSeed = new("--seed") { Description = "The first life's seed; the others count on from it. With --from, seed 1 keeps the company's own dice.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string[]> Set = new("--set") { Description = "Changes a policy, as in x_daily_quota.limit=12. May be given more than once." };
    private static readonly Option<FileInfo?> Policy = new("--policy") { Description = "A YAML or JSON file of policies: x_daily_quota: {limit: 12}." };
    private static readonly Option<string?> Model = new("--model") { Description = "Reckon the tokens at this model's list price, or at one of yours, in $ for a million tokens in and out: name=3/15." };
    private static readonly Option<string[]> Against = new("--against") { Description = "Compare with the same lives under this change (policy.field=value, or a policy file)." };
    private static readonly Option<DirectoryInfo?> Out = new("--out") { Description = "A folder for report.html and report.json." };
    private static readonly Option<FileInfo?> Publish = new("--publish") { Description = "A file for the first life's events, shaped as the API's." };
    private static readonly Option<FileInfo?> Keep = new("--keep") { Description = "A file for the first life's company as an archive: to live on from with --from, or to import." };
    private static readonly Option<bool> Faults = new("--faults") { Description = "Let things break as the seed says, and check after every fault that no invariant does (FAULTS.md)." };
    private static readonly Option<int> Jobs = new("--jobs") { Description = "How many lives at once; one a core without it.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "rehearse",
            "Lives a company in simulated time: what it would do and cost, before it costs anything.",
            "agentops rehearse --template studio --days 30 --seeds 20 --out /tmp/report",
            "agentops rehearse --days 14 --model claude-haiku-4                   # what its tokens would cost",
            "agentops rehearse --against content_policy.max_drafts_per_day=12      # what would a wider gate change?",
            "agentops rehearse --days 1 --seeds 200 --faults                       # things break; nothing may be lost",
            "agentops rehearse --days 2 --seeds 1 --publish day.json               # and keep what happened",
            "agentops rehearse --from studio.agentops.gz --days 7                  # where does my own company go from here?",
            "agentops rehearse --from monday.gz --answers tuesday.gz               # live Monday again, with its own answers",
            "agentops rehearse --from monday.gz --answers tuesday.gz --fork-at 2026-11-23T12:00Z --set x_daily_quota.limit=3")
        { Template, From, Answers, ForkAt, Days, Seeds, FirstSeed, Set, Policy, Model, Against, Out, Publish, Keep, Faults, Jobs };
        foreach (var option in new[] { Set, Against }) option.AllowMultipleArgumentsPerToken = false;
        command.SetAction(CommandLine.Guarded(Run));
        return command;
    }

#if ACTORHOST_ORLEANS
    private static Task<int> Run(ParseResult parsed, CancellationToken cancellationToken) =>
        throw new CommandFailedException("rehearse needs simulated time, which only the embedded host has. Use an agentops built without ActorHost=orleans (see docs/adr/0001).");
#endif
}
