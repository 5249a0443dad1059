namespace Orleans.Runtime;

/// <summary>How many activations a grain class has on a silo.</summary>
[GenerateSerializer, Immutable]
public sealed class SimpleGrainStatistic
{
    /// <summary>The class, as <c>Namespace.Class,Assembly</c>.</summary>
    [Id(0)]
    public string GrainType { get; init; } = default!;

    /// <summary>The silo.</summary>
    [Id(1)]
    public SiloAddress SiloAddress { get; init; } = default!;

    /// <summary>The number of activations.</summary>
    [Id(2)]
    public int ActivationCount { get; init; }
}
