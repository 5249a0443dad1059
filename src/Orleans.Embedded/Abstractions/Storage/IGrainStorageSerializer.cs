namespace Orleans.Storage;

/// <summary>Turns states into bytes and back.</summary>
public interface IGrainStorageSerializer
{
    /// <summary>The bytes of this state.</summary>
    BinaryData Serialize<T>(T? input);

    /// <summary>The state of these bytes.</summary>
    T? Deserialize<T>(BinaryData input);
}
