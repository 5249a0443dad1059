using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Chooses the hasher of a row.</summary>
public interface IStorageHasherPicker
{
    /// <summary>The hashers there are.</summary>
    ICollection<IHasher> HashProviders { get; }

    /// <summary>The hasher of this row.</summary>
    IHasher? PickHasher<T>(string serviceId, string storageProviderInstanceName, string grainType, GrainId grainId, IGrainState<T> grainState, string? tag = null);
}
