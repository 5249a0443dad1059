using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.Copying;

public sealed class HolderGrain : Grain, IHolderGrain
{
    private static readonly byte[] s_bytes = [1, 2, 3];
    private static readonly Fixed s_fixed = new("fixed", ["a", "b"]);
    private static readonly Mutable s_mutable = new() { Text = "mutable" };
    private Mutable _kept = new();

    public Task Keep(Mutable value)
    {
        _kept = value;
        return Task.CompletedTask;
    }

    public Task<Mutable> Kept() => Task.FromResult(_kept);

    public Task<Loose> Echo(Loose value) => Task.FromResult(value);

    public Task<bool> SameAsLast(Fixed value) => Task.FromResult(ReferenceEquals(value, s_fixed));

    public Task<bool> SameBytesAsLast(Immutable<byte[]> value) => Task.FromResult(ReferenceEquals(value.Value, s_bytes));

    public Task<bool> SameMutableAsLast(Mutable value) => Task.FromResult(ReferenceEquals(value, s_mutable));

    /// <summary>From grain to grain of one silo: which of the three arrive as they are.</summary>
    public async Task<string> Check(IHolderGrain other)
        => $"{await other.SameAsLast(s_fixed)} {await other.SameBytesAsLast(s_bytes.AsImmutable())} {await other.SameMutableAsLast(s_mutable)}";
}
