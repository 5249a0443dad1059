using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AgentOps.Keys;
using AgentOps.Outcomes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Publishing.X;

/// <summary>Reads the public metrics of the posts of the last 48 h, every quarter of an hour, and reports them to their companies' outcomes.</summary>
/// <param name="report">Takes a company's counts.</param>
internal sealed partial class XMetrics(
    XClient client, NpgsqlDataSource database, Func<CompanyKey, ImmutableArray<PostMetrics>, CancellationToken, Task> report, TimeProvider clock, ILogger<XMetrics> log) : BackgroundService
{
    private const int Page = 100;
    private const string Limit = "GET /2/tweets";
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Watched = TimeSpan.FromHours(48);

    /// <summary>Reads once; returns how many posts were counted.</summary>
    internal async Task<int> Run(CancellationToken cancellationToken)
    {
        var counted = 0;
        foreach (var page in (await Posts(cancellationToken)).Chunk(Page))
        {
            // What is left over is counted a quarter of an hour later.
            if (client.ClosedUntil(Limit) is not null) break;
            var ids = string.Join("%2C", page.Select(p => p.ExternalId));
            var answer = await client.Send(HttpMethod.Get, $"2/tweets?ids={ids}&tweet.fields=public_metrics", Limit, null, cancellationToken);
            if (answer is not { Ok: true, Body: { } body })
            {
                LogNoMetrics(answer.Status, answer.Reason);
                break;
            }

            var metrics = (body["data"]?.AsArray() ?? []).ToDictionary(p => p!["id"]!.GetValue<string>(), p => p!["public_metrics"]);
            foreach (var company in page.Where(p => metrics.GetValueOrDefault(p.ExternalId) is not null).GroupBy(p => p.Company))
            {
                ImmutableArray<PostMetrics> posts = [.. company.Select(p => Metrics(p.DraftId, metrics[p.ExternalId]!))];
                await report(CompanyKey.Parse(company.Key), posts, cancellationToken);
                counted += posts.Length;
            }
        }

        return counted;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await Run(stoppingToken);
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(error);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private PostMetrics Metrics(string draftId, JsonNode counts)
    {
        long Count(string name) => counts[name] is JsonValue value && value.TryGetValue<long>(out var n) && n > 0 ? n : 0;
        return new(draftId, Count("impression_count"), Count("like_count"), Count("retweet_count") + Count("quote_count"), Count("reply_count"), Clicks: 0, clock.GetUtcNow());
    }

    private async Task<List<(string Company, string DraftId, string ExternalId)>> Posts(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select company, draft_id, external_id from ops_posts where publisher = 'x' and external_id is not null and at > $1 order by at desc limit 1000");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - Watched });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var posts = new List<(string, string, string)>();
        while (await reader.ReadAsync(cancellationToken)) posts.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return posts;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "X gave no metrics ({Status}: {Reason}); asking again in a quarter of an hour")]
    private partial void LogNoMetrics(int? status, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reading the posts' metrics failed; trying again in a quarter of an hour")]
    private partial void LogFailed(Exception error);
}
