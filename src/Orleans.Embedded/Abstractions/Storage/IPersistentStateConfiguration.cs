namespace Orleans.Runtime;

/// <summary>Names a state and where it is stored.</summary>
public interface IPersistentStateConfiguration
{
    /// <summary>The name of the state: with the grain's key, the identity of its row.</summary>
    string StateName { get; }

    /// <summary>The name of the storage provider; null for the default one.</summary>
    string? StorageName { get; }
}
