using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AgentOps.Steps;

namespace AgentOps.Silo.Publishing.X;

/// <summary>The account's own latest posts: what tells whether a post whose answer was lost is out.</summary>
internal sealed class XTimeline(XClient client)
{
    private const string Limit = "GET /2/users/tweets";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
    private string? _userId;

    /// <summary>The post of that text that is out since <paramref name="since"/> and not among <paramref name="others"/>; null when there is none.</summary>
    /// <exception cref="StepFailedException">X does not let it be known now; so nothing may be posted.</exception>
    internal async Task<(string Id, DateTimeOffset At)?> Find(string text, DateTimeOffset since, IReadOnlySet<string> others, CancellationToken cancellationToken)
    {
        await client.WaitFor(Limit, cancellationToken);
        var user = _userId ??= (await Get("2/users/me", "GET /2/users/me", cancellationToken))["data"]?["id"]?.GetValue<string>() ?? throw Unknown("X did not name the account");
        var from = Uri.EscapeDataString((since - Skew).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        var posts = await Get($"2/users/{Uri.EscapeDataString(user)}/tweets?max_results=100&start_time={from}&tweet.fields=created_at%2Centities", Limit, cancellationToken);
        foreach (var post in posts["data"]?.AsArray() ?? [])
        {
            if (post?["id"]?.GetValue<string>() is not { } id || others.Contains(id) || Plain(post) != Plain(text)) continue;
            return (id, post["created_at"]?.GetValue<DateTimeOffset>() ?? since);
        }

        return null;
    }

    private async Task<JsonObject> Get(string path, string limit, CancellationToken cancellationToken)
    {
        var answer = await client.Send(HttpMethod.Get, path, limit, null, cancellationToken);
        if (answer is { Ok: true, Body: { } body }) return body;
        throw Unknown(answer.Status is { } status ? $"X answered {status}: {answer.Reason}" : "X did not answer");
    }

    private static StepFailedException Unknown(string why) => new(
        $"An earlier attempt to post got no answer, and whether it is out cannot be seen now ({why}). It is not posted again before that is known.", retryable: true);

    /// <summary>A post's text as it was sent: X shortens its links and escapes its signs.</summary>
    private static string Plain(JsonNode post)
    {
        var text = post["text"]?.GetValue<string>() ?? "";
        foreach (var link in post["entities"]?["urls"]?.AsArray() ?? [])
            if (link?["url"]?.GetValue<string>() is { Length: > 0 } shortened && link["expanded_url"]?.GetValue<string>() is { } whole) text = text.Replace(shortened, whole, StringComparison.Ordinal);
        return Plain(WebUtility.HtmlDecode(text));
    }

    private static string Plain(string text) => string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
