using Orleans.Core.Internal;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Values that travel with a call to the grains it reaches, and not back.</summary>
public static class RequestContext
{
    private const string ReentrancyKey = "#CCR";
    private static readonly AsyncLocal<Dictionary<string, object>?> s_values = new();
    private static long s_lastChain;

    /// <summary>The call chain that may re-enter grains which have allowed it; empty when none has.</summary>
    public static Guid ReentrancyId
    {
        get => Get(ReentrancyKey) is Guid id ? id : Guid.Empty;
        set
        {
            if (value == Guid.Empty)
                Remove(ReentrancyKey);
            else
                Set(ReentrancyKey, value);
        }
    }

    /// <summary>The names of all values.</summary>
    public static IEnumerable<string> Keys => s_values.Value?.Keys ?? Enumerable.Empty<string>();

    /// <summary>All values with their names.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => s_values.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The values as they travel: never changed once set, so they can be handed on as they are.</summary>
    internal static Dictionary<string, object>? Values
    {
        get => s_values.Value;
        set
        {
            if (!ReferenceEquals(s_values.Value, value))
                s_values.Value = value;
        }
    }

    /// <summary>The value of this name, or null.</summary>
    public static object? Get(string key) => s_values.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Sets a value for this method and the calls it makes.</summary>
    public static void Set(string key, object value)
    {
        var old = s_values.Value;
        s_values.Value = old is null
            ? new Dictionary<string, object>(1) { [key] = value }
            : new Dictionary<string, object>(old) { [key] = value };
    }

    /// <summary>Takes a value away; false when there was none.</summary>
    public static bool Remove(string key)
    {
        if (s_values.Value is not { } old || !old.ContainsKey(key))
            return false;
        var rest = new Dictionary<string, object>(old);
        rest.Remove(key);
        s_values.Value = rest.Count == 0 ? null : rest;
        return true;
    }

    /// <summary>Takes all values away.</summary>
    public static void Clear() => Values = null;

    /// <summary>Until disposed, calls that this grain makes may call back into it.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? NewChain() : original);
    }

    /// <summary>Until disposed, calls that this grain makes may not call back into it.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>The values for a call: what could change is copied.</summary>
    internal static Dictionary<string, object>? ValuesToSend()
    {
        var values = s_values.Value;
        if (values is null)
            return null;
        foreach (var value in values.Values)
        {
            if (!DeepCopy.IsImmutable(value.GetType()))
                return values.ToDictionary(pair => pair.Key, pair => DeepCopy.Copy(pair.Value));
        }

        return values;
    }

    /// <summary>Reads the chain's id out of values on their way.</summary>
    internal static Guid ReentrancyIdOf(Dictionary<string, object>? values)
        => values is not null && values.TryGetValue(ReentrancyKey, out var id) ? (Guid)id : Guid.Empty;

    private static Guid NewChain()
    {
        // Unique in this process is enough: chains never leave it. A counter keeps simulated runs repeatable.
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Interlocked.Increment(ref s_lastChain));
        return new Guid(bytes);
    }

    /// <summary>A stretch of code in which the call chain may, or may not, re-enter.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _current;

        /// <summary>Enters the section.</summary>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _current = newReentrancyId;
            if (_current != _original)
                ReentrancyId = _current;
            if (_current != Guid.Empty)
                (RuntimeContext.Current as ICallChainReentrantGrainContext)?.OnEnterReentrantSection(_current);
        }

        /// <summary>Leaves the section.</summary>
        public void Dispose()
        {
            if (_current != Guid.Empty)
                (RuntimeContext.Current as ICallChainReentrantGrainContext)?.OnExitReentrantSection(_current);
            if (_current != _original)
                ReentrancyId = _original;
        }
    }
}
