using AgentOps.Journals;

namespace AgentOps.Silo.Tests.Ports;

public abstract class PoliciesContract : IAsyncLifetime
{
    protected PortsUnderTest Ports { get; private set; } = null!;

    protected abstract Task<PortsUnderTest> Open();

    public async Task InitializeAsync() => Ports = await Open();

    public async Task DisposeAsync()
    {
        if (Ports.Running is { } running) await running.DisposeAsync();
    }

    [Fact]
    public async Task A_company_nobody_touched_has_version_nought_and_no_rows()
    {
        var tables = await Ports.Policies.Load(Given.Company, default);
        (tables.Version, tables.Policies.Length, tables.Rules.Length, await Ports.Policies.Version(Given.Company, default)).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task Seeds_are_rows_of_version_one_and_never_replace_a_row()
    {
        await Ports.Policies.Put(Given.Company, "x_daily_quota", new("""{"limit": 8}"""), null, "ann", default);
        await Ports.Storage.Write(
            "studio/a", null, new PolicySeedEntry("studio", "x_daily_quota", new("""{"limit": 5}"""), "template"),
            new PolicySeedEntry("studio", "company", new("""{"enabled": true}"""), "template"), new RuleSeedEntry("studio", Given.Rule("mission_failed")));

        var tables = await Ports.Policies.Load(Given.Company, default);

        tables.Policies.Select(p => (p.Key, p.Json, p.Version, p.UpdatedBy)).ShouldBe([
            ("company", """{"enabled": true}""", 1L, "template"), ("x_daily_quota", """{"limit": 8}""", 1L, "ann"),
        ]);
        var rule = tables.Rules.Single();
        (rule.Name, rule.TriggerEvent, rule.ActionConfig, rule.CooldownMinutes, rule.Enabled, rule.FireCount, rule.Version)
            .ShouldBe(("mission_failed", "mission_failed", """{"agent": "brain"}""", 60, true, 0L, 1L));
        tables.Version.ShouldBe(3);
    }

    [Fact]
    public async Task A_policy_is_written_only_over_the_version_the_writer_saw()
    {
        (await Ports.Policies.Put(Given.Company, "company", new("{}"), 1, "ann", default)).ShouldBeNull();
        (await Ports.Policies.Put(Given.Company, "company", new("{}"), 0, "ann", default)).ShouldBe(1);
        (await Ports.Policies.Put(Given.Company, "company", new("{}"), 0, "bob", default)).ShouldBeNull();
        (await Ports.Policies.Put(Given.Company, "company", new("""{"enabled": false}"""), 1, "bob", default)).ShouldBe(2);
        (await Ports.Policies.Put(Given.Company, "company", new("""{"enabled": true}"""), null, "bob", default)).ShouldBe(3);

        var row = (await Ports.Policies.Load(Given.Company, default)).Policies.Single();
        (row.Json, row.Version, row.UpdatedBy).ShouldBe(("""{"enabled": true}""", 3L, "bob"));
        (await Ports.Policies.Version(Given.Company, default)).ShouldBe(3);
    }

    [Fact]
    public async Task A_rule_that_fires_is_counted_and_not_changed()
    {
        await Ports.Storage.Write("studio/a", null, new RuleSeedEntry("studio", Given.Rule("r")));
        var before = (await Ports.Policies.Load(Given.Company, default)).Version;

        await Ports.Storage.Write("studio/b", null, new RuleFiredEntry("studio", "r", 2, Given.Noon), new RuleFiredEntry("studio", "r", 1, Given.Noon.AddMinutes(1)), Given.Event());

        var tables = await Ports.Policies.Load(Given.Company, default);
        (tables.Rules.Single().FireCount, tables.Rules.Single().LastFiredAt, tables.Rules.Single().Version).ShouldBe((3L, Given.Noon.AddMinutes(1), 1L));
        tables.Version.ShouldBe(before);
    }

    [Fact]
    public async Task A_rule_is_changed_by_its_name_and_an_unknown_one_is_not_made()
    {
        await Ports.Storage.Write("studio/a", null, new RuleSeedEntry("studio", Given.Rule("r")));

        var changed = Given.Rule("r") with { Conditions = new("""{"rate": 0.05}"""), CooldownMinutes = 5, Enabled = false };
        (await Ports.Policies.PutRule(Given.Company, changed, "ann", default)).ShouldBeTrue();
        (await Ports.Policies.PutRule(Given.Company, Given.Rule("unknown"), "ann", default)).ShouldBeFalse();

        var tables = await Ports.Policies.Load(Given.Company, default);
        var rule = tables.Rules.Single();
        (rule.Conditions, rule.CooldownMinutes, rule.Enabled, rule.Version, rule.UpdatedBy).ShouldBe(("""{"rate": 0.05}""", 5, false, 2L, "ann"));
        tables.Version.ShouldBe(2);
    }
}
