using System.Security.Cryptography;
using System.Text;

namespace AgentOps.Time;

/// <summary>
/// Seeded chance (ARCHITECTURE §4). Dice derived from (company seed, purpose, id) fall the same after a restart and in a replay,
/// so that every draw can be explained. xoshiro256** seeded by SplitMix64; not for secrets.
/// </summary>
public sealed class Dice
{
    private ulong _a, _b, _c, _d;

    /// <summary>Dice of a seed.</summary>
    public Dice(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    /// <summary>The dice of one decision: the same seed, purpose and id always fall the same.</summary>
    public static Dice For(ulong seed, string purpose, string id) => new(Seed(seed, purpose, id));

    /// <summary>The seed behind <see cref="For"/>, to be kept with a draw.</summary>
    public static ulong Seed(ulong seed, string purpose, string id)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed:x16}\n{purpose}\n{id}"), hash);
        return BitConverter.ToUInt64(hash);
    }

    /// <summary>64 even bits.</summary>
    public ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Even in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Even in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Between(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Even in [0, <paramref name="exclusive"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Next(int exclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusive);
        return (int)Math.BigMul(Next(), (ulong)exclusive, out _);
    }

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
