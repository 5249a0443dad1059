using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Always chooses the first hasher.</summary>
public class StorageHasherPicker(IEnumerable<IHasher> hashProviders) : IStorageHasherPicker
{
    /// <inheritdoc/>
    public ICollection<IHasher> HashProviders { get; } = [.. hashProviders];

    /// <inheritdoc/>
    public IHasher? PickHasher<T>(
        string serviceId, string storageProviderInstanceName, string grainType, GrainId grainId, IGrainState<T> grainState, string? tag = null)
        => HashProviders.FirstOrDefault();
}
