using System.CommandLine;
using AgentOps.Silo.Commands.Help;

namespace AgentOps.Silo.Commands.Companies;

/// <summary><c>agentops company …</c>.</summary>
internal static class CompanyCommand
{
    /// <summary>The company a command is about.</summary>
    public static Argument<string> Key => new("key") { Description = "The company's key, e.g. studio." };

    public static Command Make() => new TaughtCommand(
        "company",
        "Makes, lists, pauses and moves companies.",
        "agentops company list",
        "agentops company create mine --template minimal",
        "agentops company export mine && agentops company import mine.agentops.gz --as copy --paused",
        "agentops company pause mine")
    {
        ListCommand.Make(),
        CreateCommand.Make(),
        ExportCommand.Make(),
        ImportCommand.Make(),
        DoorCommand.Make("pause", "Closes the company's door: every proposal is rejected until 'resume'.", "The company is paused."),
        DoorCommand.Make("resume", "Opens the company's door again.", "The company is open."),
    };
}
