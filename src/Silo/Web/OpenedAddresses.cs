using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace AgentOps.Silo.Web;

/// <summary>
/// Addresses an operator opens although the rules refuse them (<c>AGENTOPS_CRAWL_ALLOW</c>): nets with every port (<c>10.1.0.0/16</c>, <c>127.0.0.1</c>) and
/// single <c>host:port</c> pairs, separated by commas or spaces.
/// </summary>
public sealed class OpenedAddresses
{
    private readonly ImmutableArray<IPNetwork> _nets;
    private readonly ImmutableArray<(string Host, int Port)> _hosts;

    private OpenedAddresses(ImmutableArray<IPNetwork> nets, ImmutableArray<(string, int)> hosts) => (_nets, _hosts) = (nets, hosts);

    /// <summary>Nothing is opened.</summary>
    public static OpenedAddresses None { get; } = new([], []);

    /// <summary>Reads the list.</summary>
    /// <exception cref="FormatException">An entry is neither a net nor host:port; the message names it.</exception>
    public static OpenedAddresses Parse(string? list)
    {
        var nets = ImmutableArray.CreateBuilder<IPNetwork>();
        var hosts = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var entry in (list ?? "").Split([',', ' ', ';', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(entry, out var net)) nets.Add(net);
            else if (IPAddress.TryParse(entry.Trim('[', ']'), out var single) && !(entry[0] == '[' && !entry.EndsWith(']'))) nets.Add(new(single, single.GetAddressBytes().Length * 8));
            else if (entry.LastIndexOf(':') is var colon and > 0 && int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536)
                hosts.Add((entry[..colon].Trim('[', ']').ToLowerInvariant(), port));
            else
                throw new FormatException($"AGENTOPS_CRAWL_ALLOW: '{entry}' is neither a net (10.0.0.0/8), an address nor host:port.");
        }

        return new(nets.ToImmutable(), hosts.ToImmutable());
    }

    /// <summary>Only this host and port.</summary>
    public static OpenedAddresses Only(Uri address) => new([], [(address.IdnHost.Trim('[', ']').ToLowerInvariant(), address.Port)]);

    /// <summary>True when the host's resolved address is opened on that port.</summary>
    public bool Contains(string host, IPAddress address, int port)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var name = host.Trim('[', ']').ToLowerInvariant();
        return _hosts.Any(h => h.Port == port && (h.Host == name || h.Host == plain.ToString()))
            || _nets.Any(n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain));
    }
}
