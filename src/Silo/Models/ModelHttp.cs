using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Reading;

namespace AgentOps.Silo.Models;

/// <summary>
/// One POST of JSON to a provider, bounded in size and worded: what a provider says in an error is shortened and cleaned of the key. Redirects are not
/// followed, so that a key never travels on.
/// </summary>
internal sealed class ModelHttp(string name, Uri address, string? key, HttpMessageInvoker http, TimeProvider clock)
{
    private const int MaxBytes = 1024 * 1024;

    internal static HttpMessageInvoker Invoker() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
    });

    /// <summary>The answer as JSON.</summary>
    /// <exception cref="ModelRefusal">The provider refused the request itself (4xx); what it said.</exception>
    internal async Task<JsonElement> Post(JsonObject body, Action<HttpRequestHeaders> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body.ToJsonString(Wire.State), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", "AgentOps");
        headers(request.Headers);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await Read(response, cancellationToken);
            var status = (int)response.StatusCode;
            if (status is >= 200 and < 300) return Parse(text);
            var said = Said(text);
            if (status is 408 or 409 or 425 or 429 or >= 500) throw new TransientModelException($"{name} answered {status}{said}.", RetryAfter(response.Headers.RetryAfter));
            throw new ModelRefusal(status, $"{name} answered {status}{said}.");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            throw new TransientModelException($"{name} could not be reached or broke off: {(failed as HttpRequestException)?.HttpRequestError.ToString() ?? "connection lost"}.", null, failed);
        }
    }

    private async Task<string> Read(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (kept.Length + read > MaxBytes) throw new ModelException($"{name} answered more than {MaxBytes / 1024} KiB.", retryable: false);
            kept.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private JsonElement Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException garbage)
        {
            throw Garbage(garbage);
        }
    }

    /// <summary>For answers that are no answer of this provider's API.</summary>
    internal ModelException Garbage(Exception? inner = null) => new($"{name} answered something that is no chat completion.", retryable: true, inner);

    private string Said(string text)
    {
        string? said = null;
        try
        {
            var root = JsonSerializer.Deserialize<JsonElement>(text);
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error))
                said = error.ValueKind == JsonValueKind.String ? error.GetString() : error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message.ToString() : null;
        }
        catch (JsonException)
        {
            // An error page in HTML says nothing a person could use.
        }

        if (string.IsNullOrWhiteSpace(said)) return "";
        if (key is { Length: > 0 }) said = said.Replace(key, "(key)", StringComparison.Ordinal);
        return ": " + Sentences.Cut(Sentences.OneLine(said), 200).TrimEnd('.');
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? TimeSpan.FromTicks(Math.Max(0, (date - clock.GetUtcNow()).Ticks)) : null);
}
