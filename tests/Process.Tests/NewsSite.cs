using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AgentOps.Process.Tests;

/// <summary>A feed on this machine, and the repository's templates reading it instead of the ones they name.</summary>
internal sealed partial class NewsSite : IAsyncDisposable
{
    private readonly string _templates = Directory.CreateTempSubdirectory("agentops-templates-").FullName;
    private readonly WebApplication _app;

    private NewsSite(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{port}");
        _app = builder.Build();
        _app.MapGet("/rss", () => Results.Content(Feed(), "application/rss+xml"));
        var from = Path.Combine(Server.Root, "companies");
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_templates, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllText(to, Source().Replace(File.ReadAllText(file), $"  - http://127.0.0.1:{port}/rss"));
        }

        Settings = [("AGENTOPS_TEMPLATES", _templates), ("AGENTOPS_CRAWL_ALLOW", $"127.0.0.1:{port}")];
    }

    /// <summary>What makes a server read it.</summary>
    internal (string Name, string Value)[] Settings { get; }

    internal static async Task<NewsSite> Start()
    {
        var site = new NewsSite(Server.FreePort());
        await site._app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_templates, recursive: true);
    }

    private static string Feed() => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>Harbour news</title>
        {string.Concat(Enumerable.Range(1, 4).Select(n => string.Create(CultureInfo.InvariantCulture, $"<item><guid>{n}</guid><title>The harbour counted {n * 40} ships</title><link>http://127.0.0.1/{n}</link><description>{n * 7} of them came at night.</description></item>")))}
        </channel></rss>
        """;

    [GeneratedRegex("^  - https://.*$", RegexOptions.Multiline)]
    private static partial Regex Source();
}
