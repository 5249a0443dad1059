using System.CommandLine;

namespace AgentOps.Silo.Commands.Help;

/// <summary>A command whose help shows it in use.</summary>
internal sealed class TaughtCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines a person can copy, each with a remark after <c>#</c> if it needs one.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
