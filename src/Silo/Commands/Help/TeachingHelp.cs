using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AgentOps.Silo.Commands.Help;

/// <summary>The usual help, followed by examples.</summary>
internal sealed class TeachingHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly string[] First =
    [
        "agentops run                                     # serves http://127.0.0.1:5080 until Ctrl-C",
        "agentops verify                                  # is it alive? says what is wrong",
        "agentops propose --agent brain --title \"Read about tides\" --step 'crawl {\"url\": \"https://example.org/\"}'",
        "agentops watch                                   # what happens, as it happens",
    ];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Lets every command's <c>--help</c> teach.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            if (option.Action is HelpAction usual) option.Action = new TeachingHelp(usual);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var examples = command is RootCommand ? First : (command as TaughtCommand)?.Examples ?? [];
        if (examples.Count == 0) return code;
        var to = parseResult.InvocationConfiguration.Output;
        to.WriteLine("Examples:");
        foreach (var example in examples) to.WriteLine("  " + example);
        to.WriteLine();
        return code;
    }
}
