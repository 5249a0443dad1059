namespace AgentOps.Api.Webhooks;

/// <summary>Judges an address before the server sends anything to it: the rules of crawling (docs/web.md).</summary>
public interface IAddressGuard
{
    /// <summary>Why the address is refused, as the rest of a sentence; null when it is not. A name that cannot be resolved now is not refused.</summary>
    Task<string?> Refusal(Uri address, CancellationToken cancellationToken);
}
