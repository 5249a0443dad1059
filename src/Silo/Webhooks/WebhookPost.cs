using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AgentOps.Api.Events;
using AgentOps.Api.Webhooks;
using AgentOps.Events;
using AgentOps.Silo.Web;
using AgentOps.Web;

namespace AgentOps.Silo.Webhooks;

/// <summary>One attempt to deliver an event: a signed POST through guarded connections, no redirects, 15 s.</summary>
internal sealed class WebhookPost(GuardedConnections connections, WebhookSecrets secrets, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(15);
    private readonly HttpMessageInvoker _http = new(connections.Handler());

    internal async Task<DeliveryAnswer> Send(Webhook hook, CompanyEvent e, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeOut, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var request = Signed(hook, e);
            using var response = await _http.SendAsync(request, either.Token);
            var status = (int)response.StatusCode;
            if (response.IsSuccessStatusCode) return new(status, null);
            var after = response.Headers.RetryAfter;
            return new(
                status, string.Create(CultureInfo.InvariantCulture, $"The receiver answered {status}."), Final: response.StatusCode == HttpStatusCode.Gone,
                after?.Delta ?? after?.Date - clock.GetUtcNow());
        }
        catch (HttpRequestException failed)
        {
            for (Exception? inner = failed; inner is not null; inner = inner.InnerException)
                if (inner is FetchException refused) return new(null, refused.Message, Final: !refused.Retryable && refused.InnerException is null);
            // The address may hold a token, so only the kind of error is told.
            return new(null, $"The receiver could not be reached: {failed.HttpRequestError}.");
        }
        catch (FetchException refused)
        {
            return new(null, refused.Message, Final: !refused.Retryable && refused.InnerException is null);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new(null, $"The receiver did not answer within {TimeOut.TotalSeconds:0} s.");
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Signed(Webhook hook, CompanyEvent e)
    {
        var body = new JsonObject { ["webhook"] = hook.Name, ["company"] = hook.Company.Value, ["event"] = JsonNode.Parse(EventView.Json(e)) }.ToJsonString();
        var at = clock.GetUtcNow().ToUnixTimeSeconds();
        var signature = WebhookSender.Sign(secrets.Of(hook.Company, hook.Name, hook.Salt), at, body);
        var request = new HttpRequestMessage(HttpMethod.Post, hook.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", "AgentOps");
        request.Headers.TryAddWithoutValidation("X-AgentOps-Event", e.Kind);
        request.Headers.TryAddWithoutValidation("X-AgentOps-Delivery", e.Id.ToString("D"));
        request.Headers.TryAddWithoutValidation("X-AgentOps-Signature", string.Create(CultureInfo.InvariantCulture, $"t={at},v1={signature}"));
        return request;
    }
}
