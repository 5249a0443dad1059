namespace Orleans.Concurrency;

/// <summary>Any call may start while others of the same activation wait at an <c>await</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
