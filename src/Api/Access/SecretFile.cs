namespace AgentOps.Api.Access;

/// <summary>Reads secrets kept in files, and refuses files that others may read (FAULTS.md).</summary>
public static class SecretFile
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    /// <summary>The file's text without surrounding white space.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, empty, or others may read it; the message says which file and what to do.</exception>
    public static string Read(string path)
    {
        if (!File.Exists(path)) throw new InvalidOperationException($"The secret file {path} does not exist.");
        // systemd hands credentials over in a directory only the service sees; an access list there shows as group bits.
        var closed = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } credentials
            && Path.GetFullPath(path).StartsWith(Path.GetFullPath(credentials) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & (closed ? Others : Others | Group)) != 0)
            throw new InvalidOperationException($"The secret file {path} has mode {Convert.ToString((int)mode, 8)}: others may read it. Run: chmod 600 {path}");
        var text = File.ReadAllText(path).Trim();
        return text.Length > 0 ? text : throw new InvalidOperationException($"The secret file {path} is empty.");
    }

    /// <summary>Writes a secret so that only its owner may read it.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(text);
    }
}
