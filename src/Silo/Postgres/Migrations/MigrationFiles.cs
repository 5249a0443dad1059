using System.Collections.Immutable;
using System.Globalization;

namespace AgentOps.Silo.Postgres.Migrations;

/// <summary>The migrations this program brings, embedded from <c>sql/</c>.</summary>
public static class MigrationFiles
{
    private const string Folder = "sql/";

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<Migration> All { get; } = Load();

    private static ImmutableArray<Migration> Load()
    {
        var assembly = typeof(MigrationFiles).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                    var name = resource[Folder.Length..^".sql".Length];
                    return new Migration(int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
                }),
        ];
    }
}
