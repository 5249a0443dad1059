using AgentOps.Api.Access;
using AgentOps.Api.Problems;
using AgentOps.Traffic;

namespace AgentOps.Api.Grains;

/// <summary>The company's live grains (SPEC §10).</summary>
internal static class GrainsApi
{
    private const int MaxKeys = 100;

#if ACTORHOST_ORLEANS
    private const string Host = "orleans";
    private static readonly string? Dashboard = ServerPages.Dashboard;
#else
    private const string Host = "embedded";
    private static readonly string? Dashboard = null;
#endif

    internal static void MapGrains(this RouteGroupBuilder company)
    {
        var grains = company.MapGroup("/grains").Needs(Role.Operator).WithTags("grains");
        grains.MapGet("", List).WithSummary("Active grains by type, the last minute of their calls, their reminders.");
        grains.MapGet("/{type}/{**key}", Get).WithSummary("One grain: whether it is active, its stored state, its reminders.");
    }

    private static async Task<Results<Ok<GrainsView>, Fault>> List(
        Scope scope, IGrainFactory grains, IGrainTraffic traffic, GrainQueries queries, CancellationToken cancellationToken)
    {
        var prefix = scope.Company.Value + "/";
        var active = (await Management(grains).GetDetailedGrainStatistics())
            .Select(a => (Type: a.GrainId.Type.ToString()!, Key: a.GrainId.Key.ToString()!))
            .Where(a => a.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToLookup(a => a.Type, a => a.Key[prefix.Length..]);
        var calls = traffic.Of(scope.Company);
        var reminders = await queries.ReminderCounts(scope.Company, cancellationToken);
        var types = active.Select(a => a.Key).Union(calls.Keys).Union(reminders.Keys).Order(StringComparer.Ordinal);
        return TypedResults.Ok(new GrainsView(Host, Dashboard, [.. types.Select(type => View(type, active[type], calls.GetValueOrDefault(type), reminders))]));
    }

    private static async Task<Results<Ok<GrainView>, Fault>> Get(
        Scope scope, string type, string key, IGrainFactory grains, GrainQueries queries, CancellationToken cancellationToken)
    {
        if (type.Any(char.IsControl) || key.Any(char.IsControl)) return Fault.NoSuch("grain");
        // The server leaves an escaped slash as it came; a routine's key has one.
        key = key.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var grainKey = $"{scope.Company.Value}/{key}";
        var active = (await Management(grains).GetDetailedGrainStatistics())
            .FirstOrDefault(a => a.GrainId.Type.ToString() == type && a.GrainId.Key.ToString() == grainKey);
        var stored = await queries.State(type, grainKey, cancellationToken);
        var reminders = await queries.Reminders(type, grainKey, cancellationToken);
        return active is null && stored is null && reminders.Count == 0
            ? Fault.NoSuch("grain")
            : TypedResults.Ok(new GrainView(type, key, active is not null, active?.SiloAddress.ToString(), stored?.State, stored?.Version, stored?.ChangedAt, reminders));
    }

    private static GrainTypeView View(string type, IEnumerable<string> active, GrainCalls? calls, Dictionary<string, int> reminders)
    {
        var keys = active.ToList();
        return new(
            type, keys.Count, (calls?.Count ?? 0) / GrainCalls.Window.TotalSeconds, calls is { Count: > 0 } ? calls.Total.TotalMilliseconds / calls.Count : 0,
            calls?.Longest.TotalMilliseconds ?? 0, calls?.Failed ?? 0, reminders.GetValueOrDefault(type),
            [.. keys.Distinct().Order(StringComparer.Ordinal).Take(MaxKeys)]);
    }

    private static IManagementGrain Management(IGrainFactory grains) => grains.GetGrain<IManagementGrain>(0);
}
