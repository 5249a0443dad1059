using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Api.Webhooks;
using AgentOps.Companies;

namespace AgentOps.Api.Companies;

/// <summary>Companies: create, look, open and close the door.</summary>
internal static class CompaniesApi
{
    /// <summary>Under <c>/api/companies</c>.</summary>
    internal static void MapCompanies(this RouteGroupBuilder api)
    {
        var companies = api.MapGroup("/companies").WithTags("companies");
        companies.MapGet("", List).Needs(Role.Viewer);
        companies.MapPost("", Create).NeedsServerAdmin();
    }

    /// <summary>Under <c>/api/companies/{company}</c>.</summary>
    internal static void MapCompany(this RouteGroupBuilder company)
    {
        company.MapGet("", Get).WithTags("companies");
        company.MapPost("/pause", Pause).Needs(Role.Operator).Audits("company.pause").WithTags("companies");
        company.MapPost("/resume", Resume).Needs(Role.Operator).Audits("company.resume").WithTags("companies");
        company.MapDelete("", Delete).Needs(Role.Admin).Audits("company.delete", "company").WithTags("companies")
            .WithSummary("Kills the company and takes it off every list. Its webhooks go. What happened stays recorded; the key is not given again.");
        company.MapPost("/kill", Kill).Needs(Role.Operator).Audits("company.kill").WithTags("companies");
    }

    private static async Task<Results<Ok<Page<CompanyView>>, Fault>> List(
        Scope scope, [AsParameters] PageQuery page, CompanyQueries companies, IGrainFactory grains, CompanyTime time, CancellationToken cancellationToken)
    {
        var check = new Check();
        page.Validate(ref check);
        check.That(TimeCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        if (check.Failed(out var fault)) return fault;
        var keys = await companies.List(scope.Key?.Company, after, page.Size, cancellationToken);
        var found = await Task.WhenAll(keys.Items.Select(c => grains.GetGrain<ICompanyGrain>(CompanyKey.Parse(c.Key).Grain).Get()));
        var now = time.Now;
        return TypedResults.Ok(new Page<CompanyView>([.. found.OfType<CompanyInfo>().Select(c => CompanyView.Of(c, now))], keys.Next));
    }

    private static async Task<Results<Created<CompanyView>, Fault>> Create(
        Scope scope, CompanyBody body, IGrainFactory grains, CompanyDirectory directory, AuditLog audit, CompanyTime time)
    {
        var check = new Check();
        check.Key(body.Key, "key");
        check.Name(body.Template, "template");
        check.Line(body.Name, "name", 100);
        if (check.Failed(out var fault)) return fault;
        var key = CompanyKey.Parse(body.Key);
        CompanyInfo company;
        try
        {
            company = await grains.GetGrain<ICompanyGrain>(key.Grain).Create(body.Template, body.Name, scope.Actor);
        }
        catch (TemplateException exception)
        {
            return Fault.Bad("template", "cannot be used: " + exception.Message);
        }
        catch (CompanyKilledException exception)
        {
            return Fault.Conflict(exception.Message);
        }

        if (company.Template != body.Template) return Fault.Conflict($"The company {key} exists already, made from the template {company.Template}.");
        directory.Forget(key);
        await audit.Write(scope, "company.create", body.Key);
        return TypedResults.Created($"/api/companies/{key}", CompanyView.Of(company, time.Now));
    }

    private static async Task<Results<Ok<CompanyView>, Fault>> Get(Scope scope, IGrainFactory grains, CompanyTime time) =>
        await scope.Grain<ICompanyGrain>(grains).Get() is { } company ? TypedResults.Ok(CompanyView.Of(company, time.Now)) : Fault.NoSuch("company");

    private static Task<Results<Ok<CompanyView>, Fault>> Pause(Scope scope, IGrainFactory grains, CompanyTime time) =>
        Answer(scope.Grain<ICompanyGrain>(grains).Pause(scope.Actor), time);

    private static Task<Results<Ok<CompanyView>, Fault>> Resume(Scope scope, IGrainFactory grains, CompanyTime time) =>
        Answer(scope.Grain<ICompanyGrain>(grains).Resume(scope.Actor), time);

    private static Task<Results<Ok<CompanyView>, Fault>> Kill(Scope scope, IGrainFactory grains, CompanyTime time) =>
        Answer(scope.Grain<ICompanyGrain>(grains).Kill(scope.Actor), time);

    private static async Task<Results<NoContent, Fault>> Delete(Scope scope, IGrainFactory grains, CompanyDirectory directory, WebhookQueries webhooks)
    {
        await scope.Grain<ICompanyGrain>(grains).Delete(scope.Actor);
        directory.Forget(scope.Company);
        // Nobody could see or stop them any more. Also when the caller has left.
        await webhooks.RemoveAll(scope.Company, CancellationToken.None);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<CompanyView>, Fault>> Answer(Task<CompanyInfo> change, CompanyTime time)
    {
        try
        {
            return TypedResults.Ok(CompanyView.Of(await change, time.Now));
        }
        catch (CompanyKilledException exception)
        {
            return Fault.Conflict(exception.Message);
        }
    }
}
