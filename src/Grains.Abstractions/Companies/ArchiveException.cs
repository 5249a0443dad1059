namespace AgentOps.Companies;

/// <summary>An archive cannot be used; the message says why.</summary>
/// <param name="taken">True when there is a company of that key already.</param>
public sealed class ArchiveException(string message, bool taken = false, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the key is the trouble, not the archive.</summary>
    public bool Taken { get; } = taken;
}
