namespace Orleans.Storage;

/// <summary>Hashes row identities.</summary>
public interface IHasher
{
    /// <summary>What it is.</summary>
    string Description { get; }

    /// <summary>The hash of these bytes.</summary>
    int Hash(byte[] data);
}
