using AgentOps.Api.Access;

namespace AgentOps.Api.Keys;

/// <summary>A key to make.</summary>
/// <param name="Name">Shown in histories and the audit trail.</param>
/// <param name="Company">The only company it opens; left out: all.</param>
public sealed record KeyBody(string Name, Role Role, string? Company = null);
