using System.Net;
using System.Net.Sockets;

namespace AgentOps.Silo.Web;

/// <summary>Which addresses are on the open web (FAULTS "Bad input"). Everything else is refused: own machine, private nets, metadata services, tunnels.</summary>
public static class AddressRules
{
    private static readonly (IPNetwork Net, string What)[] Closed =
    [
        (Net("0.0.0.0/8"), "this network"), (Net("10.0.0.0/8"), "private"), (Net("100.64.0.0/10"), "carrier-grade NAT"), (Net("127.0.0.0/8"), "loopback"),
        (Net("169.254.0.0/16"), "link-local or a metadata service"), (Net("172.16.0.0/12"), "private"), (Net("192.0.0.0/24"), "reserved"), (Net("192.0.2.0/24"), "documentation"),
        (Net("192.88.99.0/24"), "a 6to4 relay"), (Net("192.168.0.0/16"), "private"), (Net("198.18.0.0/15"), "benchmarking"), (Net("198.51.100.0/24"), "documentation"),
        (Net("203.0.113.0/24"), "documentation"), (Net("224.0.0.0/4"), "multicast"), (Net("240.0.0.0/4"), "reserved"),
        (Net("2001::/23"), "a tunnel or reserved"), (Net("2001:db8::/32"), "documentation"), (Net("3fff::/20"), "documentation"), (Net("5f00::/16"), "reserved"),
    ];

    private static readonly IPNetwork Global6 = Net("2000::/3");
    private static readonly IPNetwork Nat64 = Net("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = Net("2002::/16");

    /// <summary>What an address is when it is not on the open web; null when it is.</summary>
    public static string? Refusal(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Inner(address.MapToIPv4(), "IPv4 in IPv6");
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            if (Nat64.Contains(address)) return Inner(new(bytes.AsSpan(12, 4)), "IPv4 in IPv6 (NAT64)");
            if (SixToFour.Contains(address)) return Inner(new(bytes.AsSpan(2, 4)), "IPv4 in IPv6 (6to4)");
            if (IPAddress.IsLoopback(address)) return "loopback";
            if (address.IsIPv6LinkLocal) return "link-local";
            if (address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal) return "private";
            if (address.IsIPv6Multicast) return "multicast";
            if (!Global6.Contains(address)) return "not on the open web";
        }

        foreach (var (net, what) in Closed)
            if (net.BaseAddress.AddressFamily == address.AddressFamily && net.Contains(address)) return what;
        return null;
    }

    // An address wrapped in another is refused for what it wraps; an open one wrapped is refused all the same, because nobody needs it.
    private static string Inner(IPAddress wrapped, string how) => Refusal(wrapped) is { } what ? $"{what}, as {how}" : how;

    private static IPNetwork Net(string cidr) => IPNetwork.Parse(cidr);
}
