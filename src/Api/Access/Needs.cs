namespace AgentOps.Api.Access;

/// <summary>What an endpoint asks of its caller; the last one set wins.</summary>
/// <param name="Role">The least role; null for everybody.</param>
/// <param name="Everywhere">Only keys that are not bound to one company.</param>
internal sealed record Needs(Role? Role, bool Everywhere = false);
