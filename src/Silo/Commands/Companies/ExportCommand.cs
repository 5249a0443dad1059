using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;
using Spectre.Console;

namespace AgentOps.Silo.Commands.Companies;

/// <summary><c>agentops company export</c>: a file that is there is whole, because it gets its name at the end.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string?> File = new("file")
    {
        Description = "Where to (default: KEY.agentops.gz).", Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Make()
    {
        var key = CompanyCommand.Key;
        var command = new TaughtCommand(
            "export",
            "Writes everything of a company into one archive, as of one moment; the company goes on meanwhile. Keys and secrets are not in it.",
            "agentops company export studio",
            "agentops company export studio /backup/studio.agentops.gz",
            "zcat studio.agentops.gz | jq -c 'select(.t == \"ops_policy\") | .r'   # it is lines of JSON") { key, File, RunningServer.Address };
        command.SetAction(CommandLine.Guarded(async (parsed, cancellationToken) =>
        {
            using var server = RunningServer.Of(parsed);
            var company = parsed.GetValue(key)!;
            var file = Path.GetFullPath(parsed.GetValue(File) ?? $"{company}.agentops.gz");
            var size = await Output.Terminal.Status().StartAsync(
                $"exporting {Markup.Escape(company)}", status => Save(server, company, file, status, cancellationToken));
            var result = new JsonObject { ["company"] = company, ["file"] = file, ["bytes"] = size };
            Output.Result(parsed, result, () => Console.WriteLine($"{company} is in {file} ({Size(size)})."));
            return 0;
        }));
        return command;
    }

    /// <summary>A size as people read it.</summary>
    internal static string Size(long bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024.0:0.#} KiB" : $"{bytes / 1024.0 / 1024:0.#} MiB";

    private static async Task<long> Save(RunningServer server, string company, string file, StatusContext status, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, RunningServer.Of(company, "export"));
        using var response = await server.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var part = file + ".part";
        try
        {
            await using (var to = new FileStream(part, new FileStreamOptions
            {
                Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                await using var from = await response.Content.ReadAsStreamAsync(cancellationToken);
                var buffer = new byte[128 * 1024];
                while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var count)
                {
                    await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                    status.Status($"exporting {Markup.Escape(company)}: {Size(to.Length)}");
                }
            }

            System.IO.File.Move(part, file, overwrite: true);
            return new FileInfo(file).Length;
        }
        catch (Exception error) when (error is IOException or HttpRequestException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The export broke off: {error.Message}. Nothing was left in {file}.", error);
        }
        finally
        {
            if (System.IO.File.Exists(part)) System.IO.File.Delete(part);
        }
    }
}
