using System.Reflection;
using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>A grain interface and how to make a reference that speaks it.</summary>
internal sealed class GrainInterface(Type type)
{
    public Type Type { get; } = type;

    public GrainInterfaceType Name { get; } = GrainInterfaceType.Create(
        type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.FullName ?? type.Name);

    /// <summary>Set once by the generator before the interface is handed out.</summary>
    public Func<CallTarget, GrainInterface, GrainReference> Create { get; set; } = null!;
}
