using Orleans.Calls;
using Orleans.Proxies;

namespace Orleans.Runtime;

/// <summary>The base of all grain references: who is called, and through which silo.</summary>
[Immutable]
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    internal GrainReference(CallTarget target, GrainInterface type)
    {
        Target = target;
        Interface = type;
    }

    /// <summary>Type and key of the grain.</summary>
    public GrainId GrainId => Target.GrainId;

    /// <summary>The interface this reference speaks.</summary>
    public GrainInterfaceType InterfaceType => Interface.Name;

    /// <summary>The name of the interface this reference speaks.</summary>
    public virtual string InterfaceName => Interface.Name.ToString();

    internal CallTarget Target { get; }

    internal GrainInterface Interface { get; }

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    internal object As(Type interfaceType) => interfaceType.IsInstanceOfType(this) ? this : Target.Runtime.Proxies.Create(interfaceType, Target);
}
