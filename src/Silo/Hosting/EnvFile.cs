namespace AgentOps.Silo.Hosting;

/// <summary>Reads <c>.env</c>: lines <c>NAME=value</c>, quotes optional, <c>#</c> begins a comment line. What the environment already says wins.</summary>
public static class EnvFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Sets the environment from a file; nothing when there is none.</summary>
    /// <exception cref="CannotStartException">Others may read the file, or a line cannot be read.</exception>
    public static void Load(string path)
    {
        if (!File.Exists(path)) return;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new CannotStartException(
                $"{Path.GetFullPath(path)} may hold secrets and has mode {Convert.ToString((int)File.GetUnixFileMode(path), 8)}, so others may read it. Run: chmod 600 {path}");
        }

        var number = 0;
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var text = line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..] : line;
            var equals = text.IndexOf('=');
            if (equals <= 0) throw new CannotStartException($"{path}, line {number}, is not NAME=value.");
            var name = text[..equals].Trim();
            if (Environment.GetEnvironmentVariable(name) is null) Environment.SetEnvironmentVariable(name, Unquoted(text[(equals + 1)..].Trim()));
        }
    }

    private static string Unquoted(string value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;
}
