namespace Orleans.Core;

/// <summary>Stored state, whatever its type.</summary>
public interface IStorage
{
    /// <summary>The version read or written last; null before the first write.</summary>
    string? Etag { get; }

    /// <summary>Whether a row exists.</summary>
    bool RecordExists { get; }

    /// <summary>Clears the row; the state becomes a new object.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the state.</summary>
    Task WriteStateAsync();

    /// <summary>Reads the state anew; what was not written is lost.</summary>
    Task ReadStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <inheritdoc cref="WriteStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <inheritdoc cref="ReadStateAsync()"/>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
