using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;
using Spectre.Console;

namespace AgentOps.Silo.Commands.Companies;

/// <summary><c>agentops company import</c>.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> File = new("file") { Description = "An archive that 'company export' wrote." };
    private static readonly Option<string?> As = new("--as") { Description = "The key it gets (default: the one it had)." };
    private static readonly Option<bool> Paused = new("--paused") { Description = "Let it do nothing until it is resumed." };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "import",
            "Makes a company of an archive, equal to the one it was made of. A copy also carries on what was running: import it --paused to look first.",
            "agentops company import studio.agentops.gz",
            "agentops company import studio.agentops.gz --as studio-copy --paused") { File, As, Paused, RunningServer.Address };
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            using var server = RunningServer.Of(parsed);
            var file = parsed.GetValue(File)!;
            if (!System.IO.File.Exists(file)) throw new CommandFailedException($"There is no file {file}.");
            var query = Query.Of(("as", parsed.GetValue(As)), ("paused", parsed.GetValue(Paused) ? "true" : null));
            var company = await Output.Terminal.Status().StartAsync($"importing {Markup.Escape(file)}", _ => Send(server, file, query, cancellationToken));
            Output.Result(parsed, company, () => Console.WriteLine($"The company {company["key"].Text()} is here; it is {company["state"].Text()}."));
            return 0;
        }));
        return command;
    }

    private static async Task<JsonNode> Send(RunningServer server, string file, string query, CancellationToken cancellationToken)
    {
        await using var from = System.IO.File.OpenRead(file);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/companies/import" + query) { Content = new StreamContent(from, 128 * 1024) };
        request.Content.Headers.ContentType = new("application/gzip");
        using var response = await server.Send(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!;
    }
}
