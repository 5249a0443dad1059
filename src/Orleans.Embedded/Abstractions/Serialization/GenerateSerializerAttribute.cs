namespace Orleans;

/// <summary>This type may cross a grain boundary.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether positional parameters travel without an <see cref="IdAttribute"/>; always true for records.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
