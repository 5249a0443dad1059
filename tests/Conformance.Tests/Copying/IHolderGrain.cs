using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.Copying;

[Alias("conformance.IHolderGrain")]
public interface IHolderGrain : IGrainWithStringKey
{
    [Alias("Keep")]
    Task Keep(Mutable value);

    [Alias("Kept")]
    Task<Mutable> Kept();

    [Alias("Loose")]
    Task<Loose> Echo(Loose value);

    [Alias("Same")]
    Task<bool> SameAsLast(Fixed value);

    [Alias("SameBytes")]
    Task<bool> SameBytesAsLast(Immutable<byte[]> value);

    [Alias("SameMutable")]
    Task<bool> SameMutableAsLast(Mutable value);

    [Alias("Check")]
    Task<string> Check(IHolderGrain other);
}
