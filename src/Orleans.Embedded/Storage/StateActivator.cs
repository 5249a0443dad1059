using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Storage;

/// <summary>Makes the state of a grain that has none stored: by the parameterless constructor, or empty when there is none.</summary>
internal static class StateActivator<T>
{
    private static readonly Func<T> s_create = Find();

    public static T Create() => s_create();

    private static Func<T> Find()
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        if (typeof(T).IsValueType)
            return static () => default!;
        if (typeof(T).GetConstructor(Any, []) is { } constructor)
            return () => (T)constructor.Invoke(null);
        return static () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
    }
}
