using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Steps;

namespace AgentOps.Silo.Publishing.X;

/// <summary>Calls of X's API v2 in the account's name: signed, bounded in time and size, and not before a rate limit's reset.</summary>
internal sealed class XClient(XSettings account, TimeProvider clock) : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer,
    };

    private readonly ConcurrentDictionary<string, DateTimeOffset> _closed = new(StringComparer.Ordinal);

    /// <summary>When the endpoint may be asked again; null: now.</summary>
    internal DateTimeOffset? ClosedUntil(string endpoint) => _closed.TryGetValue(endpoint, out var until) && until > clock.GetUtcNow() ? until : null;

    /// <summary>Waits for an endpoint's reset when it is near.</summary>
    /// <exception cref="StepFailedException">It is far.</exception>
    internal async Task WaitFor(string endpoint, CancellationToken cancellationToken)
    {
        while (ClosedUntil(endpoint) is { } until)
        {
            var wait = until - clock.GetUtcNow();
            if (wait > account.LongestWait) throw new StepFailedException($"X's limit is used up until {until:yyyy-MM-dd HH:mm} UTC; retry the mission then.", retryable: false);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), clock, cancellationToken);
        }
    }

    /// <summary>One call. <paramref name="endpoint"/> names the limit it counts for.</summary>
    internal async Task<XAnswer> Send(HttpMethod method, string path, string endpoint, JsonObject? body, CancellationToken cancellationToken)
    {
        var address = new Uri(account.BaseUrl, path);
        using var request = new HttpRequestMessage(method, address);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        request.Headers.TryAddWithoutValidation("Authorization", OAuth1.Header(account, method, address, clock.GetUtcNow(), nonce));
        request.Headers.TryAddWithoutValidation("User-Agent", "AgentOps");
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var late = new CancellationTokenSource(account.TimeOut, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            if (XLimits.ClosedUntil((int)response.StatusCode, response.Headers, clock.GetUtcNow()) is { } until) _closed[endpoint] = until;
            else _closed.TryRemove(endpoint, out _);
            return new((int)response.StatusCode, Parsed(await response.Content.ReadAsStringAsync(either.Token)));
        }
        catch (HttpRequestException)
        {
            return new(null, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // An outage of X answers with a page.
            return null;
        }
    }
}
