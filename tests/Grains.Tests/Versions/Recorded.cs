namespace AgentOps.Grains.Tests.Versions;

/// <summary>What each version stored, kept in this folder for ever.</summary>
public static class Recorded
{
    private static readonly string Folder = FindFolder();

    /// <summary>Oldest first.</summary>
    internal static string[] All { get; } = [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Versions() => [.. All];

    internal static string File(string version, string name) => Path.Combine(Folder, version, name);

    /// <summary>The version to record now: set AGENTOPS_RECORD_VERSION when one is released.</summary>
    internal static string? Recording => Environment.GetEnvironmentVariable("AGENTOPS_RECORD_VERSION") is { Length: > 0 } version ? version : null;

    private static string FindFolder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "AgentOps.sln"))) at = at.Parent;
        return Path.Combine(at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), "tests/Grains.Tests/Versions");
    }
}
