namespace System.Runtime.CompilerServices;

/// <summary>Lets the assembly of the generated references use internal grain interfaces. The runtime knows this attribute by its name.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
