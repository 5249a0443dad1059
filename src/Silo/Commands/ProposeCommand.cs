using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;
using Spectre.Console;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops propose</c>: through the one door, like everybody. Exit code 3 when the rules reject it, 4 when its mission does not succeed.</summary>
internal static class ProposeCommand
{
    private const int Rejected = 3, Unsuccessful = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly Option<string?> Agent = new("--agent") { Description = "Who is to do it." };
    private static readonly Option<string?> Title = new("--title") { Description = "What, in one line." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why." };
    private static readonly Option<string[]> Step = new("--step") { Description = "A step: its kind, then its payload as JSON. Repeat it for more steps." };
    private static readonly Option<string?> File = new("--file") { Description = "The proposal as JSON from a file, - for standard input." };
    private static readonly Option<string?> Once = new("--once") { Description = "An idempotency key: the same key is the same proposal, however often." };
    private static readonly Option<bool> Wait = new("--wait") { Description = "Wait until its mission has ended." };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "propose",
            "Proposes work and says what the rules decided. Exit code: 0 accepted or waiting for a person, 3 rejected, 4 its mission failed (--wait).",
            "agentops propose --agent brain --title \"Read about tides\" --step 'crawl {\"url\": \"https://example.org/\"}'",
            "agentops propose --file proposal.json --once nightly-2026-11-22 --wait",
            "echo '{\"agent\": \"brain\", \"title\": \"Look\", \"steps\": [{\"kind\": \"view\", \"payload\": {}}]}' | agentops propose --file - --json")
        {
            RunningServer.Company, Agent, Title, Reason, Step, File, Once, Wait, RunningServer.Address,
        };
        command.SetAction(CommandLine.Guarded(Run));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var body = await Body(parsed, cancellationToken);
        using var server = RunningServer.Of(parsed);
        var company = parsed.GetValue(RunningServer.Company)!;
        var proposal = await server.Ask(HttpMethod.Post, RunningServer.Of(company, "proposals"), body, cancellationToken, parsed.GetValue(Once));
        if (parsed.GetValue(Wait) && (string?)proposal["missionId"] is { } id)
        {
            var mission = await Ended(server, company, id, cancellationToken);
            Output.Result(parsed, mission, () => Show(mission));
            return (string?)mission["status"] == "succeeded" ? 0 : Unsuccessful;
        }

        Output.Result(parsed, proposal, () => Console.WriteLine((string?)proposal["status"] switch
        {
            "accepted" => $"Accepted: mission {proposal["missionId"].Text()}.",
            "pending" => $"It waits for a person: proposal {proposal["id"].Text()}.",
            _ => $"Rejected by {proposal["gate"].Text()}: {proposal["rejection"].Text()}",
        }));
        return (string?)proposal["status"] == "rejected" ? Rejected : 0;
    }

    private static async Task<JsonNode> Body(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(File) is { } file)
        {
            try
            {
                var text = file == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await System.IO.File.ReadAllTextAsync(file, cancellationToken);
                return JsonNode.Parse(text) ?? throw new CommandFailedException($"{file} holds no proposal.");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new CommandFailedException($"The proposal in {file} cannot be read: {error.Message}", error);
            }
        }

        if (parsed.GetValue(Agent) is not { } agent || parsed.GetValue(Title) is not { } title || parsed.GetValue(Step) is not { Length: > 0 } steps)
            throw new CommandFailedException("A proposal needs --agent, --title and at least one --step (or --file). See: agentops propose --help");
        var body = new JsonObject { ["agent"] = agent, ["title"] = title, ["steps"] = new JsonArray([.. steps.Select(Parse)]) };
        if (parsed.GetValue(Reason) is { } reason) body["reason"] = reason;
        return body;
    }

    private static JsonNode Parse(string step)
    {
        var parts = step.Trim().Split([' ', '\t'], 2);
        try
        {
            return new JsonObject { ["kind"] = parts[0], ["payload"] = parts.Length == 2 ? JsonNode.Parse(parts[1]) : new JsonObject() };
        }
        catch (JsonException error)
        {
            throw new CommandFailedException($"The payload of --step '{parts[0]}' is no JSON: {error.Message}", error);
        }
    }

    private static Task<JsonNode> Ended(RunningServer server, string company, string id, CancellationToken cancellationToken) =>
        Output.Terminal.Status().StartAsync($"mission {id}", async status =>
        {
            while (true)
            {
                var mission = await server.Get(RunningServer.Of(company, $"missions/{id}"), cancellationToken);
                if ((string?)mission["status"] is "succeeded" or "failed" or "cancelled") return mission;
                var steps = mission["steps"]!.AsArray();
                var done = steps.Count(s => (string?)s!["status"] == "succeeded");
                var at = steps.FirstOrDefault(s => (string?)s!["status"] is "running" or "queued");
                var doing = at is null ? "" : $", {at["kind"].Text()} is {at["status"].Text()}";
                status.Status(Markup.Escape($"{mission["title"].Text()}: {done} of {steps.Count} steps done{doing}"));
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        });

    private static void Show(JsonNode mission)
    {
        Console.WriteLine($"Mission {mission["id"].Text()} {mission["status"].Text()}.");
        foreach (var step in mission["steps"]!.AsArray())
        {
            var (error, result) = (step!["error"], step["result"]);
            Console.WriteLine(
                $"  {step["kind"].Text()}: {step["status"].Text()}{(error is null ? "" : $" ({error.Text()})")}"
                + (result is null ? "" : " " + Output.Compact(result)));
        }
    }
}
