namespace Orleans.Concurrency;

/// <summary>This method may start while any other waits at an <c>await</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
