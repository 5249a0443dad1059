namespace AgentOps.Silo.Web;

/// <summary>Limits of what is fetched from the web.</summary>
public sealed record WebOptions
{
    /// <summary>Addresses opened although the rules refuse them (<c>AGENTOPS_CRAWL_ALLOW</c>).</summary>
    public OpenedAddresses Opened { get; init; } = OpenedAddresses.None;

    /// <summary>The most bytes of a page, after decompression.</summary>
    public int MaxBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The longest a page may take, redirects and robots.txt included.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The most redirects followed.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>How long a site's robots.txt is believed.</summary>
    public TimeSpan RobotsAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How we name ourselves; robots.txt is read for the first word.</summary>
    public string UserAgent { get; init; } = "AgentOps/0.1";
}
