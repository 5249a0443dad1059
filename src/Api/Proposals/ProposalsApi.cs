using System.Collections.Immutable;
using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Intake;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Proposals;

/// <summary>The one door over HTTP, and the approval inbox (SPEC §2.1).</summary>
internal static class ProposalsApi
{
    internal static void MapProposals(this RouteGroupBuilder company)
    {
        var proposals = company.MapGroup("/proposals").WithTags("proposals");
        // Not in the audit trail besides: the proposal's own row, written in the same transaction, says who proposed it and when.
        proposals.MapPost("", Propose).Needs(Role.Operator).ChecksCompanyItself()
            .WithSummary("Proposes work. 201 also when the company's rules reject it: a rejection is data, with its gate and figures.");
        proposals.MapGet("", List);
        proposals.MapGet("/{id:guid}", Get);
        proposals.MapPost("/{id:guid}/accept", Accept).Needs(Role.Operator).Audits("proposal.accept", "id");
        proposals.MapPost("/{id:guid}/reject", Reject).Needs(Role.Operator).Audits("proposal.reject", "id");
    }

    private static async Task<Results<Created<ProposalView>, Fault>> Propose(
        Scope scope, ProposalBody body, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, IGrainFactory grains)
    {
        var check = new Check();
        ProposalRules.Validate(body, idempotencyKey, ref check);
        if (check.Failed(out var fault)) return fault;
        var steps = ImmutableArray.CreateBuilder<ProposedStep>(body.Steps.Length);
        foreach (var step in body.Steps) steps.Add(new(step.Kind, step.Payload, step.After is { } after ? [.. after] : null));
        var request = new ProposeRequest(body.Agent, body.Title, body.Reason, steps.MoveToImmutable(), "person", scope.Name, idempotencyKey);

        // Not cancelled when the caller leaves: what is decided is decided, and asking again with the same key tells it.
        var reply = await scope.Grain<IIntakeGrain>(grains).Propose(request);
        return reply.Outcome switch
        {
            ProposeOutcome.KeyConflict => Fault.Conflict("This idempotency key was used before with another body."),
            ProposeOutcome.Malformed => Fault.Bad(reply.Errors),
            ProposeOutcome.NoCompany => Fault.NoSuch("company"),
            _ => TypedResults.Created($"/api/companies/{scope.Company}/proposals/{reply.Proposal!.Id}", ProposalView.Of(reply.Proposal)),
        };
    }

    private static async Task<Results<Ok<Page<ProposalView>>, Fault>> List(
        Scope scope, [AsParameters] ProposalFilter filter, [AsParameters] PageQuery page, ProposalQueries proposals, CancellationToken cancellationToken)
    {
        var check = new Check();
        filter.Validate(ref check);
        page.Validate(ref check);
        check.That(TimeCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        return check.Failed(out var fault) ? fault : TypedResults.Ok(await proposals.List(scope.Company, filter, after, page.Size, cancellationToken));
    }

    private static async Task<Results<Ok<ProposalView>, Fault>> Get(Scope scope, Guid id, ProposalQueries proposals, CancellationToken cancellationToken) =>
        await proposals.Find(scope.Company, id, cancellationToken) is { } proposal ? TypedResults.Ok(proposal) : Fault.NoSuch("proposal");

    private static Task<Results<Ok<ProposalView>, Fault>> Accept(Scope scope, Guid id, DecisionBody? body, IGrainFactory grains) => Decide(scope, id, true, body, grains);

    private static Task<Results<Ok<ProposalView>, Fault>> Reject(Scope scope, Guid id, DecisionBody? body, IGrainFactory grains) => Decide(scope, id, false, body, grains);

    private static async Task<Results<Ok<ProposalView>, Fault>> Decide(Scope scope, Guid id, bool accept, DecisionBody? body, IGrainFactory grains)
    {
        var check = new Check();
        check.Text(body?.Note, "note", 2_000);
        if (check.Failed(out var fault)) return fault;
        var reply = await scope.Grain<IIntakeGrain>(grains).Decide(new(id, accept, body?.Note, scope.Actor));
        return reply switch
        {
            { Proposal: null } => Fault.NoSuch("proposal"),
            { Conflict: true, Proposal: var p } => Fault.Conflict($"The proposal was {(p.Status == ProposalStatus.Accepted ? "accepted" : "rejected")} already, by {p.DecidedBy ?? "the company"}."),
            _ => TypedResults.Ok(ProposalView.Of(reply.Proposal)),
        };
    }
}
