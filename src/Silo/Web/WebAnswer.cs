namespace AgentOps.Silo.Web;

/// <summary>An answer after redirects: where from, status, type, and the body of a success.</summary>
internal sealed record WebAnswer(Uri Address, int Status, string? MediaType, string? Charset, byte[] Body);
