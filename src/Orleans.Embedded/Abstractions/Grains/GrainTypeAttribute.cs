namespace Orleans;

/// <summary>Names the grain type of a class; without it the class name in lower case without "Grain" is the type.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string Name { get; } = grainType;
}
