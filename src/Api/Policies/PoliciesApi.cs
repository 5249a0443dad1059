using System.Globalization;
using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Policies;
using AgentOps.WhatIf;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Policies;

/// <summary>The company's policies (SPEC §2.4).</summary>
internal static class PoliciesApi
{
    internal static void MapPolicies(this RouteGroupBuilder company)
    {
        var policies = company.MapGroup("/policies").WithTags("policies");
        policies.MapGet("", List);
        policies.MapGet("/{key}", Get);
        policies.MapPut("/{key}", Put).Needs(Role.Operator).Audits("policy.put", "key")
            .WithSummary("Changes a policy; it is in force when this answers. If-Match: the version you saw; 412 when another is current.");
        policies.MapGet("/{key}/history", History);
        policies.MapPost("/{key}/what-if", WhatIf).Needs(Role.Operator)
            .WithSummary("What a value would have made of the last 7 days' proposals: accepted, waiting, rejected at which gate, and the cost. Changes nothing.");
    }

    private static async Task<Results<Ok<Page<PolicyView>>, Fault>> List(Scope scope, PolicyBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<PolicyView>(await book.All(scope, cancellationToken), null));

    private static async Task<Results<Ok<PolicyView>, Fault>> Get(Scope scope, string key, PolicyBook book, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await book.One(scope, key, cancellationToken) is not { } policy) return Fault.NoSuch("policy");
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{policy.Version}\"");
        return TypedResults.Ok(policy);
    }

    private static async Task<Results<Ok<PolicyView>, Fault>> Put(
        Scope scope, string key, PolicyBody body, [FromHeader(Name = "If-Match")] string? ifMatch,
        IGrainFactory grains, PolicyBook book, HttpResponse response, CancellationToken cancellationToken)
    {
        if (PolicyCatalog.Shape(key) is null) return Fault.NoSuch("policy");
        if (!TryReadVersion(ifMatch, out var version)) return Fault.Bad("If-Match", "must be the version of the policy");
        var reply = await scope.Grain<IPolicyGrain>(grains).Put(key, body.Value, version, scope.Actor, CancellationToken.None);
        if (!reply.Errors.IsDefaultOrEmpty) return Fault.Bad(reply.Errors);
        return reply.Conflict
            ? Fault.Of(412, $"The policy {key} is no longer at version {version}; read it again.")
            : await Get(scope, key, book, response, cancellationToken);
    }

    private static async Task<Results<Ok<WhatIfView>, Fault>> WhatIf(
        Scope scope, string key, PolicyBody body, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (PolicyCatalog.Shape(key) is null) return Fault.NoSuch("policy");
        var reply = await scope.Grain<IWhatIfGrain>(grains).Ask(key, body.Value, cancellationToken);
        if (!reply.Errors.IsDefaultOrEmpty) return Fault.Bad(reply.Errors);
        return reply.Report is { } report ? TypedResults.Ok(WhatIfView.Of(report)) : Fault.NoSuch("company");
    }

    private static async Task<Results<Ok<Page<PolicyChangeView>>, Fault>> History(
        Scope scope, string key, [AsParameters] PageQuery page, PolicyQueries queries, CancellationToken cancellationToken)
    {
        if (PolicyCatalog.Shape(key) is null) return Fault.NoSuch("policy");
        var check = new Check();
        page.Validate(ref check);
        var before = long.MaxValue;
        check.That(page.Cursor is null || long.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before), "cursor", "is no cursor of this list");
        return check.Failed(out var fault) ? fault : TypedResults.Ok(await queries.History(scope.Company, key, before, page.Size, cancellationToken));
    }

    /// <summary><c>3</c>, <c>"3"</c> or <c>W/"3"</c>; none or <c>*</c> means whatever is current.</summary>
    internal static bool TryReadVersion(string? header, out long? version)
    {
        version = null;
        if (header is null or "*") return true;
        var text = header.AsSpan().Trim();
        if (text.StartsWith("W/")) text = text[2..];
        if (!long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var read)) return false;
        version = read;
        return true;
    }
}
