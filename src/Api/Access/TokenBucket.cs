namespace AgentOps.Api.Access;

/// <summary>Lets <c>rate</c> requests a second pass, and twice that at once.</summary>
internal sealed class TokenBucket(double rate, double burst, long now)
{
    private readonly Lock _gate = new();
    private double _tokens = burst;
    private long _at = now;

    /// <summary>Takes one place; false says after how long there will be one.</summary>
    internal bool TryTake(TimeProvider time, out TimeSpan wait)
    {
        wait = default;
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (rate * Math.Max(0, time.GetElapsedTime(_at, now).TotalSeconds)));
            _at = now;
            if (_tokens >= 1)
            {
                _tokens -= 1;
                return true;
            }

            wait = TimeSpan.FromSeconds((1 - _tokens) / rate);
            return false;
        }
    }

    /// <summary>True when nobody has used it for so long that a new one would be the same.</summary>
    internal bool IsFull(TimeProvider time)
    {
        lock (_gate) return _tokens + (rate * time.GetElapsedTime(_at).TotalSeconds) >= burst;
    }
}
