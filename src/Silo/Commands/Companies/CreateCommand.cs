using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;

namespace AgentOps.Silo.Commands.Companies;

/// <summary><c>agentops company create</c>.</summary>
internal static class CreateCommand
{
    private static readonly Option<string> Template = new("--template")
    {
        Description = "studio, minimal, ecommerce, gamedev or one of your own.", DefaultValueFactory = _ => "studio",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "What people read (default: as the template says)." };

    public static Command Make()
    {
        var key = CompanyCommand.Key;
        var command = new TaughtCommand(
            "create",
            "Makes a company from a template. Making it twice changes nothing.",
            "agentops company create mine --template minimal",
            "agentops company create shop --template ecommerce --name \"The little shop\"") { key, Template, Name, RunningServer.Address };
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            using var server = RunningServer.Of(parsed);
            var body = new JsonObject { ["key"] = parsed.GetValue(key), ["template"] = parsed.GetValue(Template) };
            if (parsed.GetValue(Name) is { } name) body["name"] = name;
            var company = await server.Post("api/companies", body, cancellationToken);
            Output.Result(parsed, company, () => Console.WriteLine(
                $"The company {company["key"].Text()} is {company["state"].Text()}: {company["agents"]?.AsArray().Count} agents, "
                + $"from the template {company["template"].Text()}."));
            return 0;
        }));
        return command;
    }
}
