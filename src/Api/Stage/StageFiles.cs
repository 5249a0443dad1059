using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;

namespace AgentOps.Api.Stage;

/// <summary>The built web app, read into memory once: what is served is only what was in the folder, whatever the path asks for.</summary>
internal sealed class StageFiles(IOptions<ApiOptions> options)
{
    private const string Index = "/index.html";

    /// <summary>Vite puts what carries a hash in its name into this folder.</summary>
    private const string Hashed = "/assets/";

    private readonly Lazy<FrozenDictionary<string, StageAsset>> _files = new(() => Load(options.Value.StagePath));

    /// <summary>The file of that path; else the app itself, which knows its own addresses; null when the app is not built.</summary>
    internal StageAsset? Find(string path)
    {
        if (_files.Value.GetValueOrDefault(path) is { } file) return file;
        return path.StartsWith(Hashed, StringComparison.Ordinal) || Path.HasExtension(path) ? null : _files.Value.GetValueOrDefault(Index);
    }

    private static FrozenDictionary<string, StageAsset> Load(string folder)
    {
        var files = new Dictionary<string, StageAsset>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return files.ToFrozenDictionary(StringComparer.Ordinal);
        var types = new FileExtensionContentTypeProvider();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(".map", StringComparison.Ordinal)) continue;
            var path = "/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            var bytes = File.ReadAllBytes(file);
            var type = types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
            if (type is "text/html" or "text/css" or "text/javascript") type += "; charset=utf-8";
            var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
            files[path] = new(type, etag, path.StartsWith(Hashed, StringComparison.Ordinal), bytes);
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
