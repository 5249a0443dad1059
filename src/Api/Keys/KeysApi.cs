using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;

namespace AgentOps.Api.Keys;

/// <summary>API keys, for admins.</summary>
internal static class KeysApi
{
    internal static void MapKeys(this RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("keys").NeedsServerAdmin();
        keys.MapGet("", List);
        keys.MapPost("", Create).WithSummary("Makes a key. The answer is the only place where it is ever shown.");
        keys.MapDelete("/{id:guid}", Revoke).Audits("key.revoke", "id").WithSummary("Revokes a key; a second later it opens nothing.");
    }

    private static async Task<Results<Ok<Page<KeyView>>, Fault>> List([AsParameters] PageQuery page, KeyQueries keys, CancellationToken cancellationToken)
    {
        var check = new Check();
        page.Validate(ref check);
        check.That(TimeCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        return check.Failed(out var fault) ? fault : TypedResults.Ok(await keys.List(after, page.Size, cancellationToken));
    }

    private static async Task<Results<Created<NewKeyView>, Fault>> Create(
        Scope scope, KeyBody body, KeyQueries keys, KeyRing ring, CompanyDirectory companies, AuditLog audit,
        [FromKeyedServices(Clocks.Wall)] TimeProvider time, CancellationToken cancellationToken)
    {
        var check = new Check();
        check.Line(body.Name, "name", 64);
        if (body.Company is not null) check.Key(body.Company, "company");
        if (check.Failed(out var fault)) return fault;
        if (body.Company is { } company && !await companies.Exists(CompanyKey.Parse(company))) return Fault.Bad("company", "does not exist");
        var (key, now) = (KeyHash.NewKey(), time.GetUtcNow());
        var id = Guid.CreateVersion7(now);
        await keys.Add(id, body, KeyHash.Of(key), now, cancellationToken);
        ring.Forget();
        await audit.Write(scope, "key.create", id.ToString());
        return TypedResults.Created($"/api/keys/{id}", new NewKeyView(id, body.Name, body.Role, body.Company, now, key));
    }

    private static async Task<Results<NoContent, Fault>> Revoke(
        Guid id, KeyQueries keys, KeyRing ring, [FromKeyedServices(Clocks.Wall)] TimeProvider time, CancellationToken cancellationToken)
    {
        var revoked = await keys.Revoke(id, time.GetUtcNow(), cancellationToken);
        ring.Forget();
        return revoked switch
        {
            true => TypedResults.NoContent(),
            false => Fault.Conflict("This is the last admin key; make another one first."),
            null => Fault.NoSuch("key"),
        };
    }
}
