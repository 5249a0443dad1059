namespace Orleans;

/// <summary>A state on its way to or from storage.</summary>
/// <typeparam name="T">The type of the state.</typeparam>
public interface IGrainState<T>
{
    /// <summary>The state.</summary>
    T? State { get; set; }

    /// <summary>The version of the row.</summary>
    string? ETag { get; set; }

    /// <summary>Whether the row exists.</summary>
    bool RecordExists { get; set; }
}
