using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Json;

namespace AgentOps.Policies;

/// <summary>The values in force of a company, by key; what is not set has its default.</summary>
/// <param name="Values">Key to JSON, only values that passed their schema.</param>
/// <param name="Version">The company's version counter these were read at.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Policies.PolicySet")]
public sealed record PolicySet([property: Id(0)] ImmutableDictionary<string, string> Values, [property: Id(1)] long Version)
{
    [NonSerialized]
    private ConcurrentDictionary<string, object>? _read;

    /// <summary>Only defaults.</summary>
    public static PolicySet Defaults { get; } = new(ImmutableDictionary<string, string>.Empty, 0);

    /// <summary>The value of a policy; each is parsed once a set.</summary>
    public T Get<T>(Policy<T> policy) where T : class, new()
    {
        var read = _read ?? Interlocked.CompareExchange(ref _read, new(StringComparer.Ordinal), null) ?? _read;
        return (T)read.GetOrAdd(policy.Key, static (key, values) =>
            values.TryGetValue(key, out var json) ? JsonSerializer.Deserialize<T>(json, Wire.Policy) ?? new T() : new T(), Values);
    }

    /// <summary>The <c>worker_&lt;kind&gt;</c> policy of a step kind.</summary>
    public WorkerPolicy Worker(string kind) => Get(new Policy<WorkerPolicy>(PolicyCatalog.WorkerPrefix + kind));

    /// <summary>Two sets are the same when they were read at the same version.</summary>
    public bool Equals(PolicySet? other) => other is not null && Version == other.Version && Values.Count == other.Values.Count;

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode();
}
