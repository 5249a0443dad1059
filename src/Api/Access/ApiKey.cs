namespace AgentOps.Api.Access;

/// <summary>An API key that is in force: a row of <c>ops_api_keys</c>. The key itself is never kept, only its hash.</summary>
/// <param name="Company">The only company it opens; null for all.</param>
internal sealed record ApiKey(Guid Id, string Name, Role Role, CompanyKey? Company, byte[] Hash);
