using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Tests.Publishing;

/// <summary>
/// A real HTTP server that behaves as X's API v2 does: it checks OAuth 1.0a signatures, shortens links, escapes signs, refuses duplicates with 403, counts
/// limits in its headers and answers 429 with a reset; and it can lose an answer after it has posted.
/// </summary>
internal sealed class FakeX : IAsyncDisposable
{
    internal const string ApiKey = "app-key", ApiSecret = "app secret&", AccessToken = "123-token", AccessSecret = "account+secret";
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private int _id = 1_000;

    private FakeX(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    /// <summary>What happens to a post on its way.</summary>
    internal enum Way { Answered, AnswerLost, LostBefore, ServerError, Limited, Held }

    internal sealed record Post(string Id, string Text, DateTimeOffset At);

    internal List<Post> Posts { get; } = [];

    internal List<string> Calls { get; } = [];

    internal Queue<Way> Next { get; } = [];

    /// <summary>How many posts the limit lets through before its reset; null for no limit.</summary>
    internal int? Remaining { get; set; }

    internal DateTimeOffset Reset { get; set; }

    /// <summary>The account's timeline answers this instead.</summary>
    internal int? TimelineStatus { get; set; }

    internal string Origin { get; private set; } = "";

    internal static async Task<FakeX> Start(TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeX(app, clock);
        app.Run(fake.Serve);
        await app.StartAsync();
        fake.Origin = app.Urls.First();
        return fake;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Serve(HttpContext context)
    {
        var (path, method) = (context.Request.Path.Value!, context.Request.Method);
        lock (Calls) Calls.Add($"{method} {path}");
        if (!Signed(context.Request))
        {
            await Problem(context, 401, "Unauthorized", "Unauthorized");
            return;
        }

        await ((method, path) switch
        {
            ("POST", "/2/tweets") => Create(context),
            ("GET", "/2/users/me") => Json(context, 200, new JsonObject { ["data"] = new JsonObject { ["id"] = "42", ["name"] = "Studio", ["username"] = "studio" } }),
            ("GET", "/2/users/42/tweets") => Timeline(context),
            ("GET", "/2/tweets") => Lookup(context),
            _ => Problem(context, 404, "Not Found", "No such endpoint."),
        });
    }

    private async Task Create(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            await Problem(context, 400, "Invalid Request", "Content type must be JSON.");
            return;
        }

        var text = (await JsonNode.ParseAsync(context.Request.Body))!["text"]!.GetValue<string>();
        var way = Next.Count > 0 ? Next.Dequeue() : Way.Answered;
        if (way == Way.LostBefore)
        {
            context.Abort();
            return;
        }

        if (Remaining is { } left)
        {
            if (left == 0 && way != Way.Limited && _clock.GetUtcNow() >= Reset) Remaining = left = 10;
            context.Response.Headers["x-rate-limit-limit"] = "10";
            context.Response.Headers["x-rate-limit-reset"] = Reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["x-rate-limit-remaining"] = Math.Max(0, left - 1).ToString(CultureInfo.InvariantCulture);
            if (left == 0)
            {
                await Problem(context, 429, "Too Many Requests", "Too Many Requests");
                return;
            }

            Remaining = left - 1;
        }

        var stored = WebUtility.HtmlEncode(text);
        if (Posts.Any(p => p.Text == stored))
        {
            await Problem(context, 403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.");
            return;
        }

        var post = new Post((++_id).ToString(CultureInfo.InvariantCulture), stored, _clock.GetUtcNow());
        Posts.Add(post);
        if (way == Way.AnswerLost) context.Abort();
        else if (way == Way.Held) await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        else if (way == Way.ServerError) await Problem(context, 503, "Service Unavailable", "Over capacity");
        else await Json(context, 201, new JsonObject { ["data"] = new JsonObject { ["id"] = post.Id, ["text"] = post.Text, ["edit_history_tweet_ids"] = new JsonArray(post.Id) } });
    }

    private Task Timeline(HttpContext context)
    {
        if (TimelineStatus is { } status) return Problem(context, status, "Forbidden", "This endpoint is not part of your access level.");
        var from = DateTimeOffset.Parse(context.Request.Query["start_time"].ToString(), CultureInfo.InvariantCulture);
        var data = new JsonArray();
        foreach (var post in Posts.Where(p => p.At >= from).Reverse<Post>())
        {
            var shown = post.Text.Replace("https://example.com/long/path", "https://t.co/abc123", StringComparison.Ordinal);
            var entities = new JsonObject { ["urls"] = new JsonArray(new JsonObject { ["url"] = "https://t.co/abc123", ["expanded_url"] = "https://example.com/long/path" }) };
            data.Add(new JsonObject { ["id"] = post.Id, ["text"] = shown, ["created_at"] = post.At.ToString("O", CultureInfo.InvariantCulture), ["entities"] = entities });
        }

        var answer = new JsonObject { ["meta"] = new JsonObject { ["result_count"] = data.Count } };
        if (data.Count > 0) answer["data"] = data;
        return Json(context, 200, answer);
    }

    private Task Lookup(HttpContext context)
    {
        var data = new JsonArray();
        foreach (var id in context.Request.Query["ids"].ToString().Split(',').Where(id => Posts.Any(p => p.Id == id)))
        {
            var counts = new JsonObject { ["retweet_count"] = 2, ["reply_count"] = 1, ["like_count"] = 7, ["quote_count"] = 1, ["bookmark_count"] = 0, ["impression_count"] = 150 };
            data.Add(new JsonObject { ["id"] = id, ["text"] = "…", ["public_metrics"] = counts });
        }

        return Json(context, 200, new JsonObject { ["data"] = data });
    }

    /// <summary>Checks a signature as RFC 5849 has it, in its own way.</summary>
    private static bool Signed(HttpRequest request)
    {
        if (!request.Headers.Authorization.ToString().StartsWith("OAuth ", StringComparison.Ordinal)) return false;
        var given = request.Headers.Authorization.ToString()[6..].Split(", ").Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1].Trim('"')));
        if (given["oauth_consumer_key"] != ApiKey || given["oauth_token"] != AccessToken) return false;
        var pairs = given.Where(p => p.Key != "oauth_signature").Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}").ToList();
        pairs.AddRange(request.Query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}"));
        pairs.Sort(StringComparer.Ordinal);
        var text = $"{request.Method}&{Uri.EscapeDataString($"{request.Scheme}://{request.Host}{request.Path}")}&{Uri.EscapeDataString(string.Join('&', pairs))}";
        using var mac = new HMACSHA1(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(ApiSecret)}&{Uri.EscapeDataString(AccessSecret)}"));
        return Convert.ToBase64String(mac.ComputeHash(Encoding.ASCII.GetBytes(text))) == given["oauth_signature"];
    }

    private static Task Problem(HttpContext context, int status, string title, string detail) =>
        Json(context, status, new JsonObject { ["detail"] = detail, ["type"] = "about:blank", ["title"] = title, ["status"] = status });

    private static Task Json(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
