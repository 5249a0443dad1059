using AgentOps.Api.Lists;

namespace AgentOps.Api.Grains;

/// <summary>Reads <c>ops_grains</c> and <c>ops_reminders</c>.</summary>
internal sealed class GrainQueries(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>A stored state; null when that grain has none.</summary>
    internal Task<StoredGrain?> State(string type, string grainKey, CancellationToken cancellationToken) =>
        new SqlList("select state::text, version, changed_at from ops_grains")
            .Where("name = {0}", StateName(type))
            .Where("grain_key = {0}", grainKey)
            .First(database, row => new StoredGrain(row.Json(0), row.GetInt32(1), row.At(2)), cancellationToken);

    /// <summary>How many reminders each grain type of the company has.</summary>
    internal async Task<Dictionary<string, int>> ReminderCounts(CompanyKey company, CancellationToken cancellationToken) =>
        (await new SqlList("select type, count(*)::int from ops_reminders").Where("company = {0}", company.Value).Then("group by type")
            .All(database, row => (row.GetString(0), row.GetInt32(1)), cancellationToken)).ToDictionary(r => r.Item1, r => r.Item2);

    /// <summary>The reminders of a grain.</summary>
    internal Task<List<ReminderView>> Reminders(string type, string grainKey, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new SqlList("select name, starts_at, period_ms from ops_reminders")
            .Where("type = {0}", type)
            .Where("grain_key = {0}", grainKey)
            .Then("order by name limit 100")
            .All(database, row => Read(row.GetString(0), row.At(1), TimeSpan.FromMilliseconds(row.GetInt64(2)), now), cancellationToken);
    }

    /// <summary>States are named like their grain's type, with the words apart.</summary>
    private static string StateName(string type) => type == "stepqueue" ? "step_queue" : type;

    private static ReminderView Read(string name, DateTimeOffset start, TimeSpan period, DateTimeOffset now)
    {
        var missed = start >= now || period <= TimeSpan.Zero ? 0 : (long)Math.Ceiling((now - start) / period);
        return new(name, start, period.TotalMinutes, start + (missed * period));
    }
}
