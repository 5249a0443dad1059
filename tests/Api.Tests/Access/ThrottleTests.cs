using System.Net;
using AgentOps.Api.Access;
using Microsoft.Extensions.Options;

namespace AgentOps.Api.Tests.Access;

public sealed class ThrottleTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_bucket_lets_its_burst_pass_then_its_rate_and_says_how_long_to_wait()
    {
        var bucket = new TokenBucket(rate: 10, burst: 20, _time.GetTimestamp());

        for (var i = 0; i < 20; i++) bucket.TryTake(_time, out _).ShouldBeTrue();
        bucket.TryTake(_time, out var wait).ShouldBeFalse();
        wait.ShouldBe(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(1));

        _time.Pass(TimeSpan.FromMilliseconds(100));
        bucket.TryTake(_time, out _).ShouldBeTrue();
        bucket.TryTake(_time, out _).ShouldBeFalse();

        bucket.IsFull(_time).ShouldBeFalse();
        _time.Pass(TimeSpan.FromSeconds(2));
        bucket.IsFull(_time).ShouldBeTrue();
    }

    [Fact]
    public void Each_key_has_its_own_limit_and_strangers_far_less()
    {
        var throttle = Throttle(100);
        ApiKey one = Key(Role.Operator), two = Key(Role.Operator);

        Count(() => throttle.Admits(one, out _)).ShouldBe(200);
        Count(() => throttle.Admits(two, out _)).ShouldBe(200);
        Count(() => throttle.Admits(IPAddress.Loopback, out _)).ShouldBe(4);
    }

    [Fact]
    public void Logins_are_few_even_when_requests_are_not_limited()
    {
        var throttle = Throttle(0);

        Count(() => throttle.Admits(Key(Role.Viewer), out _)).ShouldBe(1_000);
        Count(() => throttle.AdmitsLogin(IPAddress.Loopback, out _)).ShouldBe(20);
    }

    [Fact]
    public void A_flood_of_addresses_takes_no_more_memory_than_a_bound()
    {
        var throttle = Throttle(100);
        for (uint i = 0; i < 25_000; i++) throttle.Admits(new IPAddress(i), out _);

        throttle.Addresses.ShouldBeLessThanOrEqualTo(10_000);
    }

    private Throttle Throttle(double rate) => new(Options.Create(new ApiOptions { RequestsPerSecond = rate }), _time);

    private static ApiKey Key(Role role) => new(Guid.CreateVersion7(), "k", role, null, new byte[32]);

    private static int Count(Func<bool> admits)
    {
        var passed = 0;
        while (passed < 1_000 && admits()) passed++;
        return passed;
    }
}
