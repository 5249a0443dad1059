using AgentOps.Api.Policies;

namespace AgentOps.Api.Tests.Policies;

public sealed class IfMatchTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("*", null)]
    [InlineData("3", 3L)]
    [InlineData("\"3\"", 3L)]
    [InlineData("W/\"12\"", 12L)]
    public void A_version_is_read_however_clients_write_it(string? header, long? version)
    {
        PoliciesApi.TryReadVersion(header, out var read).ShouldBeTrue();
        read.ShouldBe(version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public void Anything_else_is_refused(string header) => PoliciesApi.TryReadVersion(header, out _).ShouldBeFalse();
}
