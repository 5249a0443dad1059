using System.Collections.Concurrent;
using Orleans.Calls;

namespace Orleans.Proxies;

/// <summary>Makes grain references. Their classes are generated once per interface and process.</summary>
internal sealed class ProxyFactory
{
    private static readonly ConcurrentDictionary<Type, Lazy<GrainInterface>> s_interfaces = new();

    public object Create(Type interfaceType, CallTarget target)
    {
        var type = For(interfaceType);
        return type.Create(target, type);
    }

    private static GrainInterface For(Type interfaceType) =>
        (s_interfaces.TryGetValue(interfaceType, out var known) ? known : s_interfaces.GetOrAdd(interfaceType, static type => new(() => ProxyEmitter.Emit(type)))).Value;
}
