namespace Orleans.Storage;

/// <summary>The hash Orleans uses for rows.</summary>
public sealed class OrleansDefaultHasher : IHasher
{
    /// <inheritdoc/>
    public string Description => $"The default Orleans hash function ({nameof(StableHash)}).";

    /// <inheritdoc/>
    public int Hash(byte[] data) => unchecked((int)StableHash.ComputeHash(data));
}
