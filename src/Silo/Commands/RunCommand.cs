using System.CommandLine;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Hosting;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops run</c>: serves until Ctrl-C or SIGTERM.</summary>
internal static class RunCommand
{
    private static readonly Option<string?> Company = new("--company") { Description = "The company to make sure of (default: studio)." };
    private static readonly Option<string?> Template = new("--template") { Description = "The template it is made from (default: studio)." };
    private static readonly Option<string?> Urls = new("--urls") { Description = "Where to listen (default: http://127.0.0.1:5080)." };

    private static readonly Option<int?> Speed = new("--speed")
    {
        Description = "How many times as fast as the wall clock the companies live, 1 to 600 (default: 1). At 60 an hour passes in a minute. Only with the scripted model and the sandbox publisher.",
    };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "run",
            "Starts the server: it runs the companies and serves the Stage and the API until Ctrl-C.",
            "agentops run",
            "agentops run --urls http://127.0.0.1:8080",
            "agentops run --company mine --template minimal",
            "agentops run --speed 60   # watch a day in 24 minutes",
            "AGENTOPS_DATABASE=\"Host=…;Database=…;Username=…;Password=…\" agentops run   # your own PostgreSQL") { Company, Template, Urls, Speed };
        command.SetAction(CommandLine.Guarded(Run));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = SiloOptions.From(CommandLine.Configuration);
        options.Company = parsed.GetValue(Company) ?? options.Company;
        options.Template = parsed.GetValue(Template) ?? options.Template;
        options.Urls = parsed.GetValue(Urls) ?? options.Urls;
        options.Speed = parsed.GetValue(Speed) ?? options.Speed;
        if (new SiloOptionsValidator().Validate(null, options) is { Failed: true } faults) throw new CannotStartException(string.Join(" ", faults.Failures!));
        SpeedCheck.Run(options.Speed, Environment.GetEnvironmentVariable);
        return await SiloRun.Serve(options, cancellationToken);
    }
}
