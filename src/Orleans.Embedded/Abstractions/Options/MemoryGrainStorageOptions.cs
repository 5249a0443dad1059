using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Options of the storage in memory.</summary>
public class MemoryGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>How states are stored; none stores copies.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
