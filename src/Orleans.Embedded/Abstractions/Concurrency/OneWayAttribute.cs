namespace Orleans.Concurrency;

/// <summary>The caller waits for nothing and learns of no error.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
