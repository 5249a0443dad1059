namespace Orleans.Runtime;

/// <summary>Finds the activation whose turn runs now.</summary>
public interface IGrainContextAccessor
{
    /// <summary>The activation whose turn runs now; null outside of grains.</summary>
    IGrainContext GrainContext { get; }
}
