namespace AgentOps.Web;

/// <summary>Fetches pages of the open web with the guards of FAULTS.md (addresses, redirects, bytes, time, robots.txt).</summary>
public interface IPageFetcher
{
    /// <summary>Fetches a page and makes it readable.</summary>
    /// <exception cref="FetchException">Refused or failed; the message says why and whether trying again can help.</exception>
    Task<Page> Fetch(Uri address, CancellationToken cancellationToken);

    /// <summary>Fetches a feed (RSS or Atom) or a page with links, newest first.</summary>
    /// <exception cref="FetchException">As <see cref="Fetch"/>.</exception>
    Task<Feed> FetchFeed(Uri address, CancellationToken cancellationToken);
}
