using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgentOps.Json;
using AgentOps.Web;

namespace AgentOps.Silo.Web;

/// <summary>
/// Sends signed webhooks to configured targets. <c>X-AgentOps-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</c> is HMAC-SHA256 of <c>t.body</c>;
/// <c>X-AgentOps-Delivery</c> is the same for every attempt. Redirects are not followed; only the configured host and port is connected to.
/// </summary>
public sealed class WebhookSender(Func<string, string?> setting, TimeProvider clock) : IWebhookSender
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<WebhookReceipt> Send(string target, string id, JsonText body, CancellationToken cancellationToken)
    {
        var configured = Find(target);
        using var http = new HttpMessageInvoker(new GuardedConnections(OpenedAddresses.Only(configured.Address)).Handler());
        using var late = new CancellationTokenSource(TimeOut, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var request = Signed(configured, id, body.ToString());
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var status = (int)response.StatusCode;
            return status is >= 200 and < 300
                ? new(status, clock.GetUtcNow())
                : throw new FetchException($"The webhook '{target}' answered {status}.", retryable: status is 408 or 425 or 429 or >= 500);
        }
        catch (HttpRequestException failed)
        {
            // The address may hold a token, so the target's name is all that is told.
            throw new FetchException($"The webhook '{target}' could not be reached: {failed.HttpRequestError}.", retryable: true, failed);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FetchException($"The webhook '{target}' did not answer within {TimeOut.TotalSeconds:0} s.", retryable: true);
        }
    }

    /// <summary>The signature's value for a time and a body.</summary>
    public static string Sign(string secret, long unixSeconds, string body)
    {
        var stamped = string.Create(CultureInfo.InvariantCulture, $"{unixSeconds}.{body}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stamped)));
    }

    private WebhookTarget Find(string target)
    {
        try
        {
            return WebhookTarget.Of(target, setting)
                ?? throw new FetchException($"There is no webhook '{target}': set AGENTOPS_WEBHOOK_{target.ToUpperInvariant().Replace('-', '_')}_URL and _SECRET on the server.", retryable: false);
        }
        catch (InvalidOperationException wrong)
        {
            throw new FetchException(wrong.Message, retryable: false, wrong);
        }
    }

    private HttpRequestMessage Signed(WebhookTarget target, string id, string body)
    {
        var at = clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, target.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", "AgentOps");
        request.Headers.TryAddWithoutValidation("X-AgentOps-Delivery", id);
        request.Headers.TryAddWithoutValidation("X-AgentOps-Signature", string.Create(CultureInfo.InvariantCulture, $"t={at},v1={Sign(target.Secret, at, body)}"));
        return request;
    }
}
