using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>Gets references to the grains of this silo.</summary>
internal sealed class GrainFactory(SiloRuntime runtime) : IClusterClient
{
    public IServiceProvider ServiceProvider => runtime.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return (TGrainInterface)Get(typeof(TGrainInterface), IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey
        => (TGrainInterface)Get(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey
        => (TGrainInterface)Get(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)Get(grainInterfaceType, IdSpan.Create(grainPrimaryKey), null);
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable
        => (TGrainInterface)runtime.Proxies.Create(typeof(TGrainInterface), Target(grainId));

    public IAddressable GetGrain(GrainId grainId)
    {
        var target = Target(grainId);
        return (IAddressable)runtime.Proxies.Create(target.Class.PrimaryInterface, target);
    }

    private CallTarget Target(GrainId grainId) => new(runtime, runtime.Classes.ByType(grainId.Type), grainId);

    private object Get(Type face, IdSpan key, string? prefix)
    {
        var grainClass = runtime.Classes.ByInterface(face, prefix);
        return runtime.Proxies.Create(face, new CallTarget(runtime, grainClass, new GrainId(grainClass.GrainType, key)));
    }
}
