using AgentOps.Time;

namespace AgentOps.Silo.Webhooks;

/// <summary>When a failed delivery is tried again: 5 s, 15 s, 45 s, … at most an hour apart, each up to a fifth later, until its day is over. Pure.</summary>
public static class DeliveryRules
{
    /// <summary>Nothing is tried longer apart.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private const int Growth = 3;
    private const double Jitter = 0.2;

    /// <summary>When the attempt after the <paramref name="attempt"/>-th (from 1) is due; null when that would be after <paramref name="until"/>.</summary>
    public static DateTimeOffset? Next(Guid eventId, int attempt, DateTimeOffset until, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var wait = First * Math.Pow(Growth, Math.Min(attempt - 1, 10));
        if (retryAfter > wait) wait = retryAfter.Value;
        if (wait > Longest) wait = Longest;
        var dice = Dice.For(0, "webhook", $"{eventId:N}.{attempt}");
        var due = now + (wait * (1 + (Jitter * dice.NextDouble())));
        return due <= until ? due : null;
    }
}
