namespace Orleans.Storage;

/// <summary>Options of a storage provider that serializes.</summary>
public interface IStorageProviderSerializerOptions
{
    /// <summary>The serializer of this provider.</summary>
    IGrainStorageSerializer GrainStorageSerializer { get; set; }
}
