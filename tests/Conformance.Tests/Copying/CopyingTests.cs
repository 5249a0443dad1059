namespace AgentOps.Conformance.Tests.Copying;

[Collection("cluster")]
public sealed class CopyingTests(Cluster cluster)
{
    private IHolderGrain NewGrain() => cluster.Grains.GetGrain<IHolderGrain>(Cluster.NewKey());

    [Fact]
    public async Task What_the_caller_changes_afterwards_the_grain_does_not_see()
    {
        var grain = NewGrain();
        var value = new Mutable { Text = "before", Numbers = [1] };
        await grain.Keep(value);
        value.Text = "after";
        value.Numbers.Add(2);

        var kept = await grain.Kept();
        kept.Text.ShouldBe("before");
        kept.Numbers.ShouldBe([1]);
    }

    [Fact]
    public async Task What_the_caller_changes_in_a_result_the_grain_does_not_see()
    {
        var grain = NewGrain();
        await grain.Keep(new Mutable { Text = "before" });
        (await grain.Kept()).Text = "after";

        (await grain.Kept()).Text.ShouldBe("before");
    }

    [Fact]
    public async Task References_inside_a_value_stay_as_they_are_also_in_circles()
    {
        var grain = NewGrain();
        var value = new Mutable { Text = "self" };
        value.Other = value;
        await grain.Keep(value);

        var kept = await grain.Kept();
        kept.Other.ShouldBeSameAs(kept);
        kept.ShouldNotBeSameAs(value);
    }

    [Fact]
    public async Task Collections_in_records_are_copied_to_the_bottom()
    {
        var value = new Loose("loose", new Dictionary<string, Mutable> { ["part"] = new() { Text = "part", Numbers = [1, 2] } });

        var echo = await NewGrain().Echo(value);

        echo.Text.ShouldBe("loose");
        echo.Parts["part"].Text.ShouldBe("part");
        echo.Parts["part"].Numbers.ShouldBe([1, 2]);
        echo.Parts["part"].ShouldNotBeSameAs(value.Parts["part"]);
    }

    [Fact]
    public async Task Between_grains_of_a_silo_immutable_values_are_handed_over_and_others_copied()
        => (await NewGrain().Check(NewGrain())).ShouldBe("True True False");
}
