namespace Orleans;

/// <summary>Why an activation ends, as a code.</summary>
[GenerateSerializer]
public enum DeactivationReasonCode : byte
{
    /// <summary>Not given.</summary>
    None,

    /// <summary>The silo stops.</summary>
    ShuttingDown,

    /// <summary>Activation failed.</summary>
    ActivationFailed,

    /// <summary>The grain directory refused. Never in one process.</summary>
    DirectoryFailure,

    /// <summary>Idle for longer than its collection age.</summary>
    ActivationIdle,

    /// <summary>It does not answer.</summary>
    ActivationUnresponsive,

    /// <summary>Another activation exists. Never in one process.</summary>
    DuplicateActivation,

    /// <summary>A request of another version. Never in one process.</summary>
    IncompatibleRequest,

    /// <summary>An error of the application, such as a state that others have changed.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>It moves to another silo. Never in one process.</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory runs short. Never here.</summary>
    HighMemoryPressure,
}
