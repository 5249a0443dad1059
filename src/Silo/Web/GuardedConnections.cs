using System.Net;
using System.Net.Sockets;
using AgentOps.Api.Webhooks;
using AgentOps.Web;

namespace AgentOps.Silo.Web;

/// <summary>
/// Connects only to addresses that were checked: the name is resolved here, each address judged, and the socket opened to the judged address itself, so
/// that a name that changes its answer gains nothing. One for each hop, redirects included.
/// </summary>
public sealed class GuardedConnections(OpenedAddresses opened, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) : IAddressGuard
{
    private static readonly TimeSpan ConnectTimeOut = TimeSpan.FromSeconds(8);
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? (static (host, token) => Dns.GetHostAddressesAsync(host, token));

    /// <summary>A handler that connects so, follows no redirects, keeps no cookies and uses no proxy.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = (context, token) => Connect(context.DnsEndPoint.Host, context.DnsEndPoint.Port, token),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = ConnectTimeOut,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxConnectionsPerServer = 4,
        MaxResponseHeadersLength = 64,
    };

    /// <inheritdoc/>
    public async Task<string?> Refusal(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await Addresses(address.IdnHost, address.Port, cancellationToken);
            return null;
        }
        catch (FetchException refused)
        {
            return refused.Retryable || refused.InnerException is SocketException ? null : $"is refused: {refused.Message}";
        }
    }

    private async ValueTask<Stream> Connect(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(await Addresses(host, port, cancellationToken), port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> Addresses(string host, int port, CancellationToken cancellationToken)
    {
        IPAddress[] all;
        try
        {
            all = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await _resolve(host, cancellationToken);
        }
        catch (SocketException unknown)
        {
            throw new FetchException($"The name '{host}' could not be resolved.", retryable: unknown.SocketErrorCode == SocketError.TryAgain, unknown);
        }

        var fit = all.Where(a => opened.Contains(host, a, port) || (port is 80 or 443 && AddressRules.Refusal(a) is null)).ToArray();
        if (fit.Length > 0) return fit;
        if (all.Length == 0) throw new FetchException($"The name '{host}' could not be resolved.", retryable: true);
        var why = AddressRules.Refusal(all[0]) is { } what ? $"its address is {what}" : $"port {port} is not 80 or 443";
        throw new FetchException($"{host}:{port} is refused: {why}. An operator can open it with AGENTOPS_CRAWL_ALLOW.", retryable: false);
    }
}
