namespace Orleans.Storage;

/// <summary>A stored state: a private copy or its bytes; null when cleared.</summary>
internal sealed record MemoryRow(object? Value, string Etag);
