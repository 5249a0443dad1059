namespace Orleans.Serialization;

/// <summary>A value of a type that cannot cross a grain boundary: it lacks <see cref="GenerateSerializerAttribute"/>.</summary>
[GenerateSerializer]
public sealed class CodecNotFoundException : Exception
{
    /// <summary>The error with this message.</summary>
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}
