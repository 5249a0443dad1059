using System.Collections.Concurrent;

namespace Orleans.Serialization;

/// <summary>
/// Copies what crosses a grain boundary, by the rules of Orleans: immutable values are handed over as they are, collections and types marked with
/// <see cref="GenerateSerializerAttribute"/> are copied member by member, members without an id stay behind, all else is an error.
/// </summary>
internal static class DeepCopy
{
    private static readonly ConcurrentDictionary<Type, bool> s_immutable = new();
    private static readonly ConcurrentDictionary<Type, Func<object, CopyContext, object>> s_copiers = new();

    /// <summary>Whether values declared as this type never need a copy.</summary>
    public static bool IsImmutable(Type type) => s_immutable.GetOrAdd(type, ImmutableTypes.Decide);

    /// <summary>Whether whatever is declared as this type never needs a copy: no derived type can be otherwise.</summary>
    public static bool NeedsNoCopy(Type type) => (type.IsValueType || type.IsSealed) && IsImmutable(type);

    /// <summary>Finds types that can never cross a grain boundary where they are declared, not only when a value comes along.</summary>
    /// <exception cref="CodecNotFoundException">This is such a type.</exception>
    public static void Verify(Type type)
    {
        if (type.IsArray)
        {
            Verify(type.GetElementType()!);
        }
        else if (type.IsGenericType && type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            foreach (var argument in type.GetGenericArguments())
                Verify(argument);
        }
        else if ((type.IsSealed || type.IsValueType) && !IsImmutable(type))
        {
            Copier(type);
        }
    }

    /// <summary>A copy that shares nothing that could change with the original.</summary>
    /// <exception cref="CodecNotFoundException">A type in it cannot cross a grain boundary.</exception>
    public static T Copy<T>(T value) => value is null || IsImmutable(value.GetType()) ? value : (T)Copier(value.GetType())(value, new CopyContext());

    /// <summary>Copies a part of a larger whole.</summary>
    public static T CopyPart<T>(T value, CopyContext context)
    {
        if (value is null || IsImmutable(value.GetType()))
            return value;
        return context.Find(value) is { } known ? (T)known : (T)Copier(value.GetType())(value, context);
    }

    private static Func<object, CopyContext, object> Copier(Type type) =>
        s_copiers.TryGetValue(type, out var known) ? known : s_copiers.GetOrAdd(type, static t => CollectionCopiers.For(t) ?? MemberCopiers.For(t));
}
