using System.Globalization;

namespace AgentOps.Conformance.Tests.Postgres;

[Collection("database")]
public sealed class StoredReminderTests(Database database)
{
    private readonly string _key = Cluster.NewKey();

    [Fact]
    public async Task Reminders_survive_the_silo_and_keep_their_schedule()
    {
        var period = TimeSpan.FromMilliseconds(300);
        await using (var silo = await database.StartSilo())
        {
            await silo.Client.GetGrain<IStoredGrain>(_key).Remind("r", period, period);
            await Signals.Until(() => Ticks.Length >= 1);
            await silo.StopAllSilosAsync();
        }

        var before = Ticks.Length;
        await using var next = await database.StartSilo();
        await Signals.Until(() => Ticks.Length >= before + 2);

        var starts = Ticks.Select(tick => DateTime.Parse(tick, CultureInfo.InvariantCulture)).ToArray();
        (starts.Max() - starts.Min()).ShouldBeLessThan(TimeSpan.FromMilliseconds(1));
        await next.Client.GetGrain<IStoredGrain>(_key).Forget("r");
        (await Rows()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reminders_are_stored_as_Orleans_stores_them()
    {
        await using var silo = await database.StartSilo();
        var grain = silo.Client.GetGrain<IStoredGrain>(_key);

        await grain.Remind("r", TimeSpan.FromHours(1), TimeSpan.FromHours(24));
        (await Rows()).ShouldBe([$"svc1 stored/{_key} r 86400000 {(int)grain.GetGrainId().GetUniformHashCode()} 0"]);
        await grain.Remind("r", TimeSpan.FromHours(1), TimeSpan.FromHours(2));
        (await Rows()).ShouldBe([$"svc1 stored/{_key} r 7200000 {(int)grain.GetGrainId().GetUniformHashCode()} 1"]);
        ((int)GrainId.Create("company", "company-1").GetUniformHashCode()).ShouldBe(606563828);
    }

    private string[] Ticks => Signals.Notes($"{_key} r");

    private Task<string[]> Rows() => database.Rows(
        $"select serviceid, grainid, remindername, period, grainhash, version from orleansreminderstable where grainid = 'stored/{_key}'");
}
