namespace Orleans.Serialization;

/// <summary>What one copy has copied already, so that shared and circular references stay so.</summary>
internal sealed class CopyContext
{
    private Dictionary<object, object>? _copies;

    public object? Find(object original) => _copies?.GetValueOrDefault(original);

    public void Record(object original, object copy) => (_copies ??= new(ReferenceEqualityComparer.Instance)).Add(original, copy);
}
