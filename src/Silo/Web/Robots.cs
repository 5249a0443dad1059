using System.Collections.Concurrent;
using System.Text;
using AgentOps.Web;

namespace AgentOps.Silo.Web;

/// <summary>Asks each site once an hour what may be read there. A site without rules is open; one whose rules cannot be read now (5xx) is not read now.</summary>
internal sealed class Robots(WebClient web, WebOptions options, TimeProvider clock)
{
    private const int MaxBytes = 512 * 1024;
    private const int MaxSites = 2_000;
    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> _sites = new(StringComparer.Ordinal);

    internal async Task Check(Uri address, CancellationToken cancellationToken)
    {
        if (address.AbsolutePath == "/robots.txt") return;
        var rules = await Of(address, cancellationToken);
        if (!rules.Allows(address.PathAndQuery)) throw new FetchException($"{WebClient.Shown(address)} may not be read: the site's robots.txt forbids it.", retryable: false);
    }

    private async Task<RobotsRules> Of(Uri address, CancellationToken cancellationToken)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        var now = clock.GetUtcNow();
        if (_sites.TryGetValue(site, out var known) && now < known.Until) return known.Rules;
        var answer = await web.Get(new Uri(new Uri(site), "/robots.txt"), MaxBytes, before: null, cancellationToken);
        if (answer.Status >= 500) throw new FetchException($"{site}/robots.txt answered {answer.Status}; what may be read there is not known now.", retryable: true);
        var product = options.UserAgent.Split('/', ' ')[0];
        var rules = answer.Status is >= 200 and < 300 ? RobotsRules.Parse(Encoding.UTF8.GetString(answer.Body), product) : RobotsRules.Open;
        if (_sites.Count >= MaxSites) _sites.Clear();
        _sites[site] = (rules, now + options.RobotsAge);
        return rules;
    }
}
