namespace Orleans.Activations;

/// <summary>The life of an activation, in order.</summary>
internal enum ActivationState
{
    /// <summary>Made, not started.</summary>
    Creating,

    /// <summary>Its grain object is made and its state is read.</summary>
    Activating,

    /// <summary>It takes calls.</summary>
    Valid,

    /// <summary>It takes no new calls and ends when the running ones have ended.</summary>
    Deactivating,

    /// <summary>It has ended.</summary>
    Invalid,
}
