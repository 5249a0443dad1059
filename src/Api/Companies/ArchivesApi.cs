using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Problems;
using AgentOps.Companies;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Companies;

/// <summary>Whole companies out and in, as one stream each way: the server stays the only one that writes (docs/adr/0007).</summary>
internal static class ArchivesApi
{
    private const string MediaType = "application/gzip";

    /// <summary>Under <c>/api/companies</c> and <c>/api/companies/{company}</c>.</summary>
    internal static void MapArchives(this RouteGroupBuilder api)
    {
        api.MapGet("/companies/{company}/export", Export).NeedsServerAdmin().Audits("company.export", "company").WithTags("companies")
            .Produces(200, contentType: MediaType).WithSummary("The whole company as one archive, as of one moment. Keys are not in it.");
        api.MapPost("/companies/import", Import).NeedsServerAdmin().Accepts<string>(MediaType).WithTags("companies")
            .WithMetadata(new RequestSizeLimitAttribute(2L * 1024 * 1024 * 1024))
            .WithSummary("Makes a company of an archive. as: the key it gets, else the one it had; paused: true lets it do nothing until it is resumed.");
    }

    private static PushStreamHttpResult Export(Scope scope, ICompanyArchive archive, HttpContext context) =>
        TypedResults.Stream(
            async body =>
            {
                context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
                await archive.Export(scope.Company, body, context.RequestAborted);
            },
            MediaType,
            $"{scope.Company}.agentops.gz");

    private static async Task<Results<Created<CompanyView>, Fault>> Import(
        Scope scope, HttpRequest request, [FromQuery(Name = "as")] string? name, [FromQuery] bool? paused,
        ICompanyArchive archive, IGrainFactory grains, CompanyDirectory directory, AuditLog audit, CancellationToken cancellationToken)
    {
        var check = new Check();
        if (name is not null) check.Key(name, "as");
        if (check.Failed(out var fault)) return fault;
        try
        {
            var key = await archive.Import(request.Body, name is null ? null : CompanyKey.Parse(name), cancellationToken);
            directory.Forget(key);
            await audit.Write(scope, "company.import", key.Value);
            return TypedResults.Created($"/api/companies/{key}", CompanyView.Of(await Adopt(grains.GetGrain<ICompanyGrain>(key.Grain), paused is true, scope)));
        }
        catch (ArchiveException refused)
        {
            return refused.Taken ? Fault.Conflict(refused.Message) : Fault.Of(400, refused.Message);
        }
    }

    /// <summary>
    /// Not cancelled when the caller leaves: what is stored must live. A grain that was asked before there was a company may first have to forget.
    /// </summary>
    private static async Task<CompanyInfo> Adopt(ICompanyGrain company, bool paused, Scope scope)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await company.Adopt(paused, scope.Actor, CancellationToken.None);
            }
            catch (OrleansException) when (attempt < 3)
            {
                // Again, on an activation that reads what is stored.
            }
        }
    }
}
