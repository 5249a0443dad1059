using System.Reflection;

namespace AgentOps.Api.Health;

/// <summary>Which build this is: the same for a program and a server that were made together.</summary>
public static class Build
{
    /// <summary>The version, with the commit it was built from when that is known.</summary>
    public static string Name { get; } = typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
