namespace AgentOps.Silo.Postgres.Clusters;

/// <summary>Programs on <c>PATH</c> and in the system's folders.</summary>
internal static class Executables
{
    /// <summary>The full path of a program, or null.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"])
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
