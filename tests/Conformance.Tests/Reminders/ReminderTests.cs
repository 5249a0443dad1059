namespace AgentOps.Conformance.Tests.Reminders;

[Collection("cluster")]
public sealed class ReminderTests(Cluster cluster)
{
    private readonly string _key = Cluster.NewKey();

    private IReminderGrain Grain => cluster.Grains.GetGrain<IReminderGrain>(_key);

    private string[] Ticks(string name) => Signals.Notes($"{_key} {name}");

    [Fact]
    public async Task A_reminder_wakes_its_grain_each_period_and_says_since_when()
    {
        var period = TimeSpan.FromMilliseconds(200);
        await Grain.Register("r", period, period);

        await Signals.Until(() => Ticks("r").Length >= 3);

        await Grain.Unregister("r");
        Ticks("r").Distinct().Count().ShouldBe(1);
        Ticks("r")[0].ShouldEndWith($" {period} True Utc");
    }

    [Fact]
    public async Task An_unregistered_reminder_ticks_no_more()
    {
        var soon = TimeSpan.FromMilliseconds(150);
        await Grain.Register("gone", TimeSpan.FromHours(1), soon);
        (await Grain.Names()).ShouldBe(["gone"]);

        (await Grain.Unregister("gone")).ShouldBeTrue();

        (await Grain.Unregister("gone")).ShouldBeFalse();
        (await Grain.Names()).ShouldBeEmpty();
        await Grain.Register("later", soon, soon);
        await Signals.Until(() => Ticks("later").Length >= 2);
        await Grain.Unregister("later");
        Ticks("gone").ShouldBeEmpty();
    }

    [Fact]
    public async Task Registering_a_name_again_replaces_its_reminder()
    {
        var soon = TimeSpan.FromMilliseconds(150);
        await Grain.Register("r", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await Grain.Register("r", soon, soon);

        (await Grain.Names()).ShouldBe(["r"]);
        await Signals.Until(() => Ticks("r").Length >= 1);
        await Grain.Unregister("r");
    }

    [Fact]
    public async Task A_failing_tick_is_followed_by_the_next()
    {
        var soon = TimeSpan.FromMilliseconds(150);
        await Grain.Register("bad", soon, soon);
        await Signals.Until(() => Ticks("bad").Length >= 2);
        await Grain.Unregister("bad");
    }

    [Fact]
    public async Task A_period_below_the_minimum_is_refused()
        => await Should.ThrowAsync<ArgumentException>(() => Grain.Register("r", TimeSpan.Zero, TimeSpan.FromMilliseconds(50)));
}
