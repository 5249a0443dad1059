namespace Orleans.Runtime;

/// <summary>The state of a silo.</summary>
public enum SiloStatus
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>Made.</summary>
    Created = 1,

    /// <summary>Joining the cluster.</summary>
    Joining = 2,

    /// <summary>Serving.</summary>
    Active = 3,

    /// <summary>Stopping in good order.</summary>
    ShuttingDown = 4,

    /// <summary>Stopping.</summary>
    Stopping = 5,

    /// <summary>Gone.</summary>
    Dead = 6,
}
