using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace AgentOps.Api.Access;

/// <summary>Who may send how much: per key by its role, per address for those without a key, and few attempts to log in.</summary>
internal sealed class Throttle(IOptions<ApiOptions> options, TimeProvider time)
{
    private const int MostAddresses = 10_000;
    private const double AnonymousShare = 0.02;
    private const double ViewerShare = 0.25;

    /// <summary>Twenty at once, then one every two seconds: a person mistypes, a program guesses.</summary>
    private const double LoginsPerSecond = 0.5;
    private const double LoginBurst = 20;

    /// <summary>A company's events of other systems: 100 a second on average, 10,000 at once.</summary>
    private const double EventsPerSecond = 100;
    private const double EventBurst = 10_000;

    private readonly double _rate = options.Value.RequestsPerSecond;
    private readonly ConcurrentDictionary<Guid, TokenBucket> _keys = new();
    private readonly ConcurrentDictionary<IPAddress, TokenBucket> _addresses = new();
    private readonly ConcurrentDictionary<IPAddress, TokenBucket> _logins = new();
    private readonly ConcurrentDictionary<CompanyKey, TokenBucket> _bridges = new();

    /// <summary>How many addresses are remembered just now.</summary>
    internal int Addresses => _addresses.Count;

    /// <summary>A request with a key.</summary>
    internal bool Admits(ApiKey key, out TimeSpan wait)
    {
        wait = default;
        if (_rate == 0) return true;
        return (_keys.TryGetValue(key.Id, out var bucket) ? bucket : Add(key)).TryTake(time, out wait);
    }

    /// <summary>A request without a valid key.</summary>
    internal bool Admits(IPAddress? address, out TimeSpan wait)
    {
        wait = default;
        return _rate == 0 || Of(_addresses, address, _rate * AnonymousShare, _rate * AnonymousShare * 2).TryTake(time, out wait);
    }

    /// <summary>An attempt to log in: these are few whatever the configured rate.</summary>
    internal bool AdmitsLogin(IPAddress? address, out TimeSpan wait) =>
        Of(_logins, address, LoginsPerSecond, LoginBurst).TryTake(time, out wait);

    /// <summary>Events that another system brings into a company that exists.</summary>
    internal bool AdmitsEvents(CompanyKey company, int events, out TimeSpan wait)
    {
        wait = default;
        return _rate == 0 || _bridges.GetOrAdd(company, _ => new(EventsPerSecond, EventBurst, time.GetTimestamp())).TryTake(time, out wait, events);
    }

    private TokenBucket Add(ApiKey key)
    {
        Trim(_keys);
        return _keys.GetOrAdd(key.Id, Bucket(key.Role == Role.Viewer ? ViewerShare : 1));
    }

    private TokenBucket Bucket(double share) => new(_rate * share, _rate * share * 2, time.GetTimestamp());

    private TokenBucket Of(ConcurrentDictionary<IPAddress, TokenBucket> buckets, IPAddress? address, double rate, double burst)
    {
        var from = address ?? IPAddress.None;
        if (buckets.TryGetValue(from, out var bucket)) return bucket;
        Trim(buckets);
        return buckets.GetOrAdd(from, new TokenBucket(rate, burst, time.GetTimestamp()));
    }

    /// <summary>Bounded memory: buckets that are full again are forgotten; when too many are in use, all start anew.</summary>
    private void Trim<T>(ConcurrentDictionary<T, TokenBucket> buckets) where T : notnull
    {
        if (buckets.Count < MostAddresses) return;
        foreach (var (name, bucket) in buckets)
            if (bucket.IsFull(time)) buckets.TryRemove(name, out _);
        if (buckets.Count >= MostAddresses) buckets.Clear();
    }
}
