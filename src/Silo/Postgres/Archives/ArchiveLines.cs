using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Companies;
using AgentOps.Keys;

namespace AgentOps.Silo.Postgres.Archives;

/// <summary>Reads an archive line by line, and refuses what is none, what is broken off and what would not end.</summary>
internal static class ArchiveLines
{
    private const int LongestLine = 16 * 1024 * 1024;
    private const long Most = 8L * 1024 * 1024 * 1024;

    /// <summary>The rows: the name of the table (or <c>state</c>) and the row; before them, as the first, the head under the name <c>""</c>.</summary>
    /// <exception cref="ArchiveException">It is no archive that this program can read.</exception>
    public static async IAsyncEnumerable<(string Table, JsonObject Row)> Read(Stream from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(from, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(gzip, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var head = await Next(reader, "the first line", cancellationToken) ?? throw new ArchiveException("The archive is empty.");
        if ((int?)head["agentops"] is not { } version) throw new ArchiveException("This is no archive of a company: make one with 'agentops company export'.");
        if (version != ArchiveWriter.Version)
        {
            throw new ArchiveException(
                $"The archive has form {version}; this program reads form {ArchiveWriter.Version}. Use the agentops it was made with, or a newer one.");
        }

        if (!CompanyKey.TryParse((string?)head["company"], out _)) throw new ArchiveException("The archive's first line names no company.");
        yield return ("", head);

        long count = 0, size = 0;
        while (true)
        {
            var line = await Next(reader, $"row {(count + 1).ToString(CultureInfo.InvariantCulture)}", cancellationToken, n => size += n)
                ?? throw new ArchiveException("The archive is broken off: its last line is missing. Export it again.");
            if (size > Most) throw new ArchiveException("The archive holds more than 8 GiB.");
            if (line["end"] is { } end)
            {
                if ((long?)end != count) throw new ArchiveException($"The archive should hold {end} rows and holds {count}. Export it again.");
                yield break;
            }

            if ((string?)line["t"] is not { Length: > 0 } table || line["r"] is not JsonObject row)
                throw new ArchiveException($"Row {count + 1} of the archive is none.");
            line.Remove("r");
            count++;
            yield return (table, row);
        }
    }

    private static async Task<JsonObject?> Next(StreamReader reader, string what, CancellationToken cancellationToken, Action<int>? size = null)
    {
        try
        {
            var line = await reader.ReadLineAsync(cancellationToken);
            if (line is null) return null;
            size?.Invoke(line.Length);
            return line.Length <= LongestLine && JsonNode.Parse(line) is JsonObject row ? row
                : throw new ArchiveException($"In the archive {what} cannot be read.");
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or DecoderFallbackException or InvalidOperationException)
        {
            throw new ArchiveException($"In the archive {what} cannot be read: {error.Message}", inner: error);
        }
    }
}
