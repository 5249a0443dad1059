using System.Text;

namespace Orleans.Runtime;

/// <summary>One part of an id: its text and the stable hash of the text's UTF-8 bytes.</summary>
[GenerateSerializer, Immutable]
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly string? _text;
    private readonly int _hash;

    /// <summary>An id of these UTF-8 bytes.</summary>
    public IdSpan(byte[] value)
        : this(Encoding.UTF8.GetString(value), (int)StableHash.ComputeHash(value))
    {
    }

    private IdSpan(string text, int hash)
    {
        _text = text;
        _hash = hash;
    }

    /// <summary>Whether this is no id at all.</summary>
    public bool IsDefault => string.IsNullOrEmpty(_text);

    /// <summary>The UTF-8 bytes.</summary>
    public ReadOnlyMemory<byte> Value => Encoding.UTF8.GetBytes(ToString());

    /// <summary>An id of this text.</summary>
    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        Span<byte> small = stackalloc byte[256];
        var bytes = id.Length <= 85 ? small[..Encoding.UTF8.GetBytes(id, small)] : Encoding.UTF8.GetBytes(id);
        return new IdSpan(id, (int)StableHash.ComputeHash(bytes));
    }

    /// <summary>The UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> AsSpan() => Value.Span;

    /// <summary>A hash that is equal in every process.</summary>
    public uint GetUniformHashCode() => unchecked((uint)_hash);

    /// <inheritdoc/>
    public bool Equals(IdSpan other) => _hash == other._hash && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(IdSpan other) => string.CompareOrdinal(_text, other._text);

    /// <inheritdoc/>
    public override string ToString() => _text ?? string.Empty;

    /// <summary>Equality of text.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Inequality of text.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
