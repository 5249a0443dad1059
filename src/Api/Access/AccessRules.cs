namespace AgentOps.Api.Access;

/// <summary>How groups and endpoints say what they need.</summary>
internal static class AccessRules
{
    /// <summary>Only keys of this role or above.</summary>
    internal static TBuilder Needs<TBuilder>(this TBuilder builder, Role role) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Needs(role));

    /// <summary>Only admins whose key is not bound to one company.</summary>
    internal static TBuilder NeedsServerAdmin<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Needs(Role.Admin, Everywhere: true));

    /// <summary>Everybody, within the limits for those without a key.</summary>
    internal static TBuilder NeedsNothing<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Needs(Role: null));

    /// <summary>The endpoint itself answers 404 for a company that does not exist.</summary>
    internal static TBuilder ChecksCompanyItself<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(CompanyUnchecked.Mark);
}
