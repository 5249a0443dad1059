using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Copies the collections and tuples of the platform.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, string> s_methods = new()
    {
        [typeof(List<>)] = nameof(List),
        [typeof(Dictionary<,>)] = nameof(Dictionary),
        [typeof(HashSet<>)] = nameof(HashSet),
        [typeof(SortedDictionary<,>)] = nameof(SortedDictionary),
        [typeof(SortedSet<>)] = nameof(SortedSet),
        [typeof(Queue<>)] = nameof(Queue),
        [typeof(Stack<>)] = nameof(Stack),
        [typeof(ConcurrentDictionary<,>)] = nameof(ConcurrentDictionary),
        [typeof(ReadOnlyCollection<>)] = nameof(ReadOnlyCollection),
        [typeof(ImmutableArray<>)] = nameof(ImmutableArray),
        [typeof(ImmutableList<>)] = nameof(ImmutableList),
        [typeof(ImmutableHashSet<>)] = nameof(ImmutableHashSet),
        [typeof(ImmutableDictionary<,>)] = nameof(ImmutableDictionary),
        [typeof(ImmutableSortedDictionary<,>)] = nameof(ImmutableSortedDictionary),
        [typeof(KeyValuePair<,>)] = nameof(KeyValuePair),
    };

    /// <summary>The copier of a collection type, or null when it is none.</summary>
    public static Func<object, CopyContext, object>? For(Type type)
    {
        if (type.IsArray && type.GetArrayRank() == 1)
            return Bind(nameof(Array), [type.GetElementType()!]);
        if (!type.IsGenericType)
            return null;
        if (typeof(ITuple).IsAssignableFrom(type) && type.Namespace == "System")
            return Tuple(type);
        return s_methods.TryGetValue(type.GetGenericTypeDefinition(), out var name) ? Bind(name, type.GetGenericArguments()) : null;
    }

    private static Func<object, CopyContext, object> Bind(string name, Type[] arguments) =>
        typeof(CollectionCopiers).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(arguments).CreateDelegate<Func<object, CopyContext, object>>();

    private static object Array<T>(object value, CopyContext context)
    {
        var original = (T[])value;
        if (DeepCopy.IsImmutable(typeof(T)))
            return original.Clone();
        var copy = new T[original.Length];
        context.Record(original, copy);
        for (var i = 0; i < copy.Length; i++)
            copy[i] = DeepCopy.CopyPart(original[i], context);
        return copy;
    }

    private static object List<T>(object value, CopyContext context)
    {
        var original = (List<T>)value;
        if (DeepCopy.IsImmutable(typeof(T)))
            return new List<T>(original);
        var copy = new List<T>(original.Count);
        context.Record(original, copy);
        foreach (var item in original)
            copy.Add(DeepCopy.CopyPart(item, context));
        return copy;
    }

    private static object Dictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (Dictionary<TKey, TValue>)value;
        var copy = new Dictionary<TKey, TValue>(original.Count, original.Comparer);
        context.Record(original, copy);
        foreach (var (key, item) in original)
            copy.Add(DeepCopy.CopyPart(key, context), DeepCopy.CopyPart(item, context));
        return copy;
    }

    private static object HashSet<T>(object value, CopyContext context)
    {
        var original = (HashSet<T>)value;
        var copy = new HashSet<T>(original.Count, original.Comparer);
        context.Record(original, copy);
        foreach (var item in original)
            copy.Add(DeepCopy.CopyPart(item, context));
        return copy;
    }

    private static object SortedDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (SortedDictionary<TKey, TValue>)value;
        var copy = new SortedDictionary<TKey, TValue>(original.Comparer);
        context.Record(original, copy);
        foreach (var (key, item) in original)
            copy.Add(DeepCopy.CopyPart(key, context), DeepCopy.CopyPart(item, context));
        return copy;
    }

    private static object SortedSet<T>(object value, CopyContext context)
    {
        var original = (SortedSet<T>)value;
        return new SortedSet<T>(original.Select(item => DeepCopy.CopyPart(item, context)), original.Comparer);
    }

    private static object Queue<T>(object value, CopyContext context)
        => new Queue<T>(((Queue<T>)value).Select(item => DeepCopy.CopyPart(item, context)));

    private static object Stack<T>(object value, CopyContext context)
        => new Stack<T>(((Stack<T>)value).Reverse().Select(item => DeepCopy.CopyPart(item, context)));

    private static object ConcurrentDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (ConcurrentDictionary<TKey, TValue>)value;
        return new ConcurrentDictionary<TKey, TValue>(
            original.Select(pair => new KeyValuePair<TKey, TValue>(pair.Key, DeepCopy.CopyPart(pair.Value, context))), original.Comparer);
    }

    private static object ReadOnlyCollection<T>(object value, CopyContext context)
        => new ReadOnlyCollection<T>([.. ((ReadOnlyCollection<T>)value).Select(item => DeepCopy.CopyPart(item, context))]);

    private static object ImmutableArray<T>(object value, CopyContext context)
    {
        var original = (ImmutableArray<T>)value;
        return original.IsDefault ? original : [.. original.Select(item => DeepCopy.CopyPart(item, context))];
    }

    private static object ImmutableList<T>(object value, CopyContext context)
        => ((ImmutableList<T>)value).Select(item => DeepCopy.CopyPart(item, context)).ToImmutableList();

    private static object ImmutableHashSet<T>(object value, CopyContext context)
    {
        var original = (ImmutableHashSet<T>)value;
        return original.Select(item => DeepCopy.CopyPart(item, context)).ToImmutableHashSet(original.KeyComparer);
    }

    private static object ImmutableDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (ImmutableDictionary<TKey, TValue>)value;
        return original.ToImmutableDictionary(
            pair => DeepCopy.CopyPart(pair.Key, context), pair => DeepCopy.CopyPart(pair.Value, context), original.KeyComparer, original.ValueComparer);
    }

    private static object ImmutableSortedDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (ImmutableSortedDictionary<TKey, TValue>)value;
        return original.ToImmutableSortedDictionary(
            pair => DeepCopy.CopyPart(pair.Key, context), pair => DeepCopy.CopyPart(pair.Value, context), original.KeyComparer, original.ValueComparer);
    }

    private static object KeyValuePair<TKey, TValue>(object value, CopyContext context)
    {
        var (key, item) = (KeyValuePair<TKey, TValue>)value;
        return new KeyValuePair<TKey, TValue>(DeepCopy.CopyPart(key, context), DeepCopy.CopyPart(item, context));
    }

    private static Func<object, CopyContext, object> Tuple(Type type)
    {
        var constructor = ConstructorInvoker.Create(type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First());
        return (value, context) =>
        {
            var tuple = (ITuple)value;
            var parts = new object?[tuple.Length];
            for (var i = 0; i < parts.Length; i++)
                parts[i] = DeepCopy.CopyPart(tuple[i], context);
            return constructor.Invoke(parts.AsSpan());
        };
    }
}
