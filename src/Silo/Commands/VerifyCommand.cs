using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;
using AgentOps.Silo.Commands.Verify;
using Spectre.Console;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops verify</c>. Exit code 0 when all is well, 1 when something is wrong, 2 when something is only not there yet.</summary>
internal static class VerifyCommand
{
    private const int NotYet = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly Option<int> Wait = new("--wait") { Description = "Seconds to wait for what is not there yet.", DefaultValueFactory = _ => 0 };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "verify",
            "Checks a company's seven signs of life; says what is wrong and what to do. Exit code: 0 all is well, 1 something is wrong, 2 not yet.",
            "agentops verify",
            "agentops verify --company mine --wait 1800    # a new company's first triggers fire within half an hour",
            "agentops verify --json | jq '.signs[] | select(.state != \"ok\")'") { RunningServer.Company, Wait, RunningServer.Address };
        command.SetAction(CommandLine.Guarded(Run));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = RunningServer.Of(parsed);
        var (clock, company) = (TimeProvider.System, parsed.GetValue(RunningServer.Company)!);
        var life = new SignsOfLife(server, company);
        var (began, patience) = (clock.GetTimestamp(), TimeSpan.FromSeconds(parsed.GetValue(Wait)));
        var signs = await Output.Terminal.Status().StartAsync("looking for signs of life", async status =>
        {
            while (true)
            {
                var found = await life.Look(cancellationToken);
                if (found.All(s => s.State == SignState.Ok) || clock.GetElapsedTime(began) + Pause > patience) return found;
                status.Status($"waiting for {string.Join(", ", found.Where(s => s.State != SignState.Ok).Select(s => s.Name))}");
                await Task.Delay(Pause, clock, cancellationToken);
            }
        });

        var worst = signs.Max(s => s.State);
        Output.Result(parsed, Json(company, worst, signs), () =>
        {
            foreach (var sign in signs)
            {
                Console.WriteLine($"{Mark(sign.State),-5} {sign.Name,-22} {sign.Found}");
                if (sign.Advice is not null) Console.WriteLine($"{"",-28} {sign.Advice}");
            }
        });
        return worst switch { SignState.Ok => 0, SignState.Waiting => NotYet, _ => 1 };
    }

    private static string Mark(SignState state) => state switch { SignState.Ok => "ok", SignState.Waiting => "wait", _ => "WRONG" };

    private static JsonObject Json(string company, SignState worst, IEnumerable<Sign> signs) => new()
    {
        ["company"] = company,
        ["ok"] = worst == SignState.Ok,
        ["signs"] = new JsonArray([.. signs.Select(Json)]),
    };

    private static JsonNode Json(Sign sign) =>
        new JsonObject { ["name"] = sign.Name, ["state"] = Mark(sign.State).ToLowerInvariant(), ["found"] = sign.Found, ["advice"] = sign.Advice };
}
