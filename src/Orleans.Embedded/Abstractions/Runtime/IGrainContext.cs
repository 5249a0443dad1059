namespace Orleans.Runtime;

/// <summary>An activation: where one grain of one key lives while it is in memory.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    /// <summary>The reference that others call this grain by.</summary>
    GrainReference GrainReference { get; }

    /// <summary>Type and key of the grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The object of the grain class; null before it is made.</summary>
    object? GrainInstance { get; }

    /// <summary>Tells this activation from earlier and later ones.</summary>
    ActivationId ActivationId { get; }

    /// <summary>The services of this activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>The stages of this activation.</summary>
    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Ends the activation once its running calls have ended.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    /// <summary>What others have attached to this activation under this type.</summary>
    TComponent? GetComponent<TComponent>()
        where TComponent : class;

    /// <summary>Attaches something to this activation under this type.</summary>
    void SetComponent<TComponent>(TComponent? value)
        where TComponent : class;
}
