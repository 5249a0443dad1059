using AgentOps.Silo.Webhooks;

namespace AgentOps.Silo.Tests.Webhooks;

public sealed class DeliveryRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Attempts_lie_ever_further_apart_at_most_an_hour_and_end_with_the_day()
    {
        var (now, waits) = (Start, new List<TimeSpan>());
        for (var attempt = 1; DeliveryRules.Next(Guid.CreateVersion7(), attempt, Start.AddDays(1), null, now) is { } next; attempt++)
        {
            waits.Add(next - now);
            now = next;
        }

        waits[0].ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
        waits[1].ShouldBeInRange(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(18));
        waits.Max().ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(1.2));
        waits.Count.ShouldBeInRange(24, 34);
        (Start.AddDays(1) - now).ShouldBeLessThan(TimeSpan.FromHours(1.2));
    }

    [Fact]
    public void A_receiver_that_asks_for_time_gets_it_but_no_more_than_an_hour()
    {
        var id = Guid.CreateVersion7();
        DeliveryRules.Next(id, 1, Start.AddDays(1), TimeSpan.FromMinutes(10), Start)!.Value.ShouldBeGreaterThanOrEqualTo(Start.AddMinutes(10));
        DeliveryRules.Next(id, 1, Start.AddDays(1), TimeSpan.FromDays(9), Start)!.Value.ShouldBeLessThanOrEqualTo(Start.AddHours(1.2));
        DeliveryRules.Next(id, 1, Start.AddDays(1), TimeSpan.FromSeconds(-9), Start)!.Value.ShouldBeGreaterThan(Start);
    }

    [Fact]
    public void The_same_attempt_is_always_due_at_the_same_time()
    {
        var id = Guid.CreateVersion7();
        DeliveryRules.Next(id, 3, Start.AddDays(1), null, Start).ShouldBe(DeliveryRules.Next(id, 3, Start.AddDays(1), null, Start));
    }
}
