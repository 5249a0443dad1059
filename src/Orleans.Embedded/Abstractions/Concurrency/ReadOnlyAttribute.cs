namespace Orleans.Concurrency;

/// <summary>This method changes nothing: it may run together with other read-only methods of the same activation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
