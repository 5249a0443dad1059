using System.Net;

namespace Orleans.Configuration;

/// <summary>Where a silo listens. The embedded host opens no port and reads nothing of it.</summary>
public class EndpointOptions
{
    /// <summary>The address others are told.</summary>
    public IPAddress? AdvertisedIPAddress { get; set; }

    /// <summary>The port for other silos.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port for clients; 0 for none.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Where it listens for other silos.</summary>
    public IPEndPoint? SiloListeningEndpoint { get; set; }

    /// <summary>Where it listens for clients.</summary>
    public IPEndPoint? GatewayListeningEndpoint { get; set; }
}
