using System.Net;
using System.Net.Sockets;

namespace AgentOps.Silo.Hosting;

/// <summary>Finds out early that an address cannot be listened on, before anything else is started for nothing.</summary>
public static class ListenCheck
{
    /// <exception cref="CannotStartException">The port is in use, or may not be used.</exception>
    public static void Run(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            var uri = new Uri(url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal));
            if (uri.Port == 0) continue;
            var host = uri.Host is "localhost" ? IPAddress.Loopback : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Any;
            try
            {
                using var listener = new TcpListener(host, uri.Port);
                listener.Start();
            }
            catch (SocketException error)
            {
                throw Refused(uri, error.SocketErrorCode == SocketError.AddressAlreadyInUse ? $"Port {uri.Port} is in use" : $"{uri.Host}:{uri.Port} cannot be listened on ({error.Message})", error);
            }
        }
    }

    internal static CannotStartException Refused(Uri uri, string what, Exception inner) =>
        new($"{what}: stop what listens there, or choose another address with --urls http://{uri.Host}:{uri.Port + 1}", inner);
}
