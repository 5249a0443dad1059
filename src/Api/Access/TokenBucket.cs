namespace AgentOps.Api.Access;

/// <summary>Lets <c>rate</c> requests a second pass on average, and <c>burst</c> (at least one) at once.</summary>
internal sealed class TokenBucket(double rate, double burst, long now)
{
    private readonly double _burst = Math.Max(1, burst);
    private readonly Lock _gate = new();
    private double _spent;
    private long _at = now;

    /// <summary>Takes places, all or none; false says after how long there will be so many.</summary>
    internal bool TryTake(TimeProvider time, out TimeSpan wait, int places = 1)
    {
        wait = default;
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _spent = Math.Max(0, _spent - (rate * Math.Max(0, time.GetElapsedTime(_at, now).TotalSeconds)));
            _at = now;
            if (_spent + places <= _burst)
            {
                _spent += places;
                return true;
            }

            wait = TimeSpan.FromSeconds((_spent + places - _burst) / rate);
            return false;
        }
    }

    /// <summary>True when nobody has used it for so long that a new one would be the same.</summary>
    internal bool IsFull(TimeProvider time)
    {
        lock (_gate) return _spent <= rate * time.GetElapsedTime(_at).TotalSeconds;
    }
}
