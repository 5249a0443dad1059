using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using Orleans.Calls;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>Knows the types whose values never change.</summary>
internal static class ImmutableTypes
{
    private static readonly HashSet<Type> s_known =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly), typeof(Guid),
        typeof(Uri), typeof(Version), typeof(Type), typeof(CancellationToken), typeof(IPAddress), typeof(IPEndPoint), typeof(BigInteger), typeof(Int128),
        typeof(UInt128), typeof(Half), typeof(CultureInfo), typeof(VoidResult), typeof(Index), typeof(Range),
    ];

    private static readonly HashSet<Type> s_ofImmutables =
    [
        typeof(Nullable<>), typeof(KeyValuePair<,>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>),
        typeof(ValueTuple<,,,,,,>), typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>),
    ];

    public static bool Decide(Type type) =>
        type.IsPrimitive || type.IsEnum || s_known.Contains(type)
        || type.IsDefined(typeof(ImmutableAttribute), inherit: false)
        || typeof(Exception).IsAssignableFrom(type) || typeof(GrainReference).IsAssignableFrom(type) || typeof(Type).IsAssignableFrom(type)
        || (type.IsGenericType && IsImmutableGeneric(type));

    private static bool IsImmutableGeneric(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(Immutable<>) || (s_ofImmutables.Contains(definition) && type.GetGenericArguments().All(DeepCopy.IsImmutable));
    }
}
