using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Roundtables;

namespace AgentOps.Api.Roundtables;

/// <summary>Conversations: look, convene (SPEC §3).</summary>
internal static class RoundtablesApi
{
    private const int MostParticipants = 50;

    internal static void MapRoundtables(this RouteGroupBuilder company)
    {
        var roundtables = company.MapGroup("/roundtables").WithTags("roundtables");
        roundtables.MapGet("", List);
        roundtables.MapGet("/{id:guid}", Get);
        roundtables.MapPost("", Convene).Needs(Role.Operator).Audits("roundtable.convene")
            .WithSummary("Convenes a conversation now. It counts as one of the day's, but the daily cap does not stop a person. 409 when an agent is in another conversation.");
    }

    private static async Task<Results<Ok<Page<RoundtableView>>, Fault>> List(
        Scope scope, [AsParameters] RoundtableFilter filter, [AsParameters] PageQuery page, RoundtableQueries roundtables, CancellationToken cancellationToken)
    {
        var check = new Check();
        filter.Validate(ref check);
        page.Validate(ref check);
        check.That(TimeCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        return check.Failed(out var fault) ? fault : TypedResults.Ok(await roundtables.List(scope.Company, filter, after, page.Size, cancellationToken));
    }

    private static async Task<Results<Ok<RoundtableView>, Fault>> Get(Scope scope, Guid id, IGrainFactory grains) =>
        await grains.GetGrain<IRoundtableGrain>(new RoundtableKey(scope.Company, id).ToString()).Get() is { } roundtable
            ? TypedResults.Ok(RoundtableView.Of(roundtable))
            : Fault.NoSuch("roundtable");

    private static async Task<Results<Created<RoundtableView>, Fault>> Convene(Scope scope, RoundtableBody body, IGrainFactory grains)
    {
        var check = new Check();
        check.Name(body.Format, "format");
        check.Line(body.Topic, "topic", ConveneTopic);
        var participants = body.Participants ?? [];
        check.That(participants.Length <= MostParticipants, "participants", $"may name at most {MostParticipants} agents");
        for (var i = 0; i < Math.Min(participants.Length, MostParticipants); i++) check.Key(participants[i], $"participants[{i}]");
        if (check.Failed(out var fault)) return fault;
        var reply = await scope.Grain<IScheduleGrain>(grains).Convene(new(body.Format, body.Topic, [.. participants], scope.Actor));
        return reply switch
        {
            { Errors.IsEmpty: false } => Fault.Bad(reply.Errors),
            { NotNow: { } why } => Fault.Conflict(why),
            { Roundtable: { } roundtable } => TypedResults.Created($"/api/companies/{scope.Company}/roundtables/{roundtable.Id}", RoundtableView.Of(roundtable)),
            _ => Fault.Conflict("The conversation is written down and opens with the next tick."),
        };
    }

    private const int ConveneTopic = 200;
}
