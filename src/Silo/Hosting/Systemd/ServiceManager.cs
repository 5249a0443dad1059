using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOps.Silo.Hosting.Systemd;

/// <summary>
/// Talks to the service manager that started this process, if one did (the protocol of sd_notify: datagrams to the socket that NOTIFY_SOCKET names).
/// </summary>
public sealed class ServiceManager
{
    private readonly EndPoint? _socket;

    private ServiceManager(EndPoint? socket, TimeSpan? watchdog) => (_socket, Watchdog) = (socket, watchdog);

    /// <summary>Whether anybody listens.</summary>
    public bool Listens => _socket is not null;

    /// <summary>Within which time it must hear that we live; null when it does not ask for it.</summary>
    public TimeSpan? Watchdog { get; }

    /// <summary>The one the environment names.</summary>
    public static ServiceManager FromEnvironment() => Of(Environment.GetEnvironmentVariable, Environment.ProcessId);

    /// <summary>The one that the variables name to the process with that id.</summary>
    public static ServiceManager Of(Func<string, string?> variable, int process)
    {
        if (variable("NOTIFY_SOCKET") is not { Length: > 1 } path || path[0] is not ('/' or '@')) return new(null, null);
        var mine = variable("WATCHDOG_PID") is not { Length: > 0 } pid || pid == process.ToString(CultureInfo.InvariantCulture);
        var asked = long.TryParse(variable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0 && mine;
        return new(
            new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path),
            asked ? TimeSpan.FromMicroseconds(microseconds) : null);
    }

    /// <summary>Says something, e.g. <c>READY=1</c>. Nobody hearing it is no reason to fail.</summary>
    public void Say(string state)
    {
        if (_socket is null) return;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.SendTo(Encoding.UTF8.GetBytes(state), _socket);
        }
        catch (SocketException)
        {
            // The service manager is gone or does not read; it will notice by itself.
        }
    }
}
