namespace Orleans.Concurrency;

/// <summary>Wraps values as immutable.</summary>
public static class ImmutableExtensions
{
    /// <summary>Promises that nobody changes this value from now on.</summary>
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}
