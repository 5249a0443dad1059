using System.Net;
using AgentOps.Silo.Web;

namespace AgentOps.Silo.Tests.Web;

public sealed class OpenedAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1:8099", "127.0.0.1", "127.0.0.1", 8099, true)]
    [InlineData("127.0.0.1:8099", "127.0.0.1", "127.0.0.1", 8098, false)]
    [InlineData("localhost:8099", "localhost", "127.0.0.1", 8099, true)]
    [InlineData("localhost:8099", "other", "127.0.0.1", 8099, false)]
    [InlineData("127.0.0.0/8", "x", "127.9.9.9", 1, true)]
    [InlineData("10.0.0.0/8, 127.0.0.1", "x", "127.0.0.1", 5, true)]
    [InlineData("10.0.0.0/8", "x", "11.0.0.1", 80, false)]
    [InlineData("[::1]:8080", "::1", "::1", 8080, true)]
    [InlineData("::1", "x", "::1", 9, true)]
    [InlineData("10.0.0.0/8", "x", "::ffff:10.0.0.1", 80, true)]
    [InlineData("", "x", "10.0.0.1", 80, false)]
    public void An_entry_opens_what_it_names(string list, string host, string address, int port, bool open) =>
        OpenedAddresses.Parse(list).Contains(host, IPAddress.Parse(address), port).ShouldBe(open);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("10.0.0.0/99")]
    [InlineData("host:0")]
    [InlineData("host:70000")]
    public void What_cannot_be_read_is_named(string entry) => Should.Throw<FormatException>(() => OpenedAddresses.Parse("127.0.0.1:80 " + entry)).Message.ShouldContain($"'{entry}'");
}
