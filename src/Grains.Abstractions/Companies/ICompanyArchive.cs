namespace AgentOps.Companies;

/// <summary>
/// Companies as archives (docs/adr): everything of one company in one stream, consistent as of one moment. Left out are API keys, which belong to the
/// server, and secrets, which are no data of a company.
/// </summary>
public interface ICompanyArchive
{
    /// <summary>Writes a company's archive.</summary>
    Task Export(CompanyKey company, Stream to, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a company of an archive, in one transaction. It is stored but does not live until <see cref="ICompanyGrain.Adopt"/>.
    /// </summary>
    /// <param name="name">The key it gets; null for the one it had.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="ArchiveException">The archive cannot be used, or there is a company of that key; nothing was changed.</exception>
    Task<CompanyKey> Import(Stream from, CompanyKey? name, CancellationToken cancellationToken);
}
