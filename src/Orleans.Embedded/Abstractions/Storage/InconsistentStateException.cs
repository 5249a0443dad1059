using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>The row has another version than the state in memory: somebody else has written it. Escaping from a grain's call, it ends the activation.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    /// <summary>The error without details.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>The error with this message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>The error with this message and cause.</summary>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error with the two versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>The error with the two versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>The version of the row.</summary>
    [Id(1)]
    public string? StoredEtag { get; private set; }

    /// <summary>The version the writer thought the row had.</summary>
    [Id(2)]
    public string? CurrentEtag { get; private set; }

    /// <summary>True until an activation has ended over it, so that it does not end its callers too.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
