using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOps.Companies;
using AgentOps.Json;

namespace AgentOps.Silo.Templates;

/// <summary>
/// Templates as folders of YAML files: <c>companies/studio/*.yaml</c> is one template. What stands in <c>companies/_shared/formats.yaml</c> every
/// template has unless it brings its own. A template is read once a process.
/// </summary>
/// <param name="directory">The folder that holds the templates' folders.</param>
public sealed class YamlTemplates(string directory) : ITemplateSource
{
    private const string Shared = "_shared";

    private static readonly JsonSerializerOptions Strict = new(Wire.Policy)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = !Directory.Exists(directory)
        ? []
        : [.. Directory.EnumerateDirectories(directory).Select(Path.GetFileName).OfType<string>().Where(n => n[0] is not ('_' or '.')).Order(StringComparer.Ordinal)];

    private readonly ConcurrentDictionary<string, Template> _loaded = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Template Load(string name) => _loaded.GetOrAdd(name, Read);

    private Template Read(string name)
    {
        if (!Names.Contains(name)) throw new TemplateException($"There is no template '{name}'. Templates in {directory}: {(Names.Count == 0 ? "none" : string.Join(", ", Names))}.");
        var tree = new YamlTree();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(directory, name), "*.yaml").Order(StringComparer.Ordinal)) Add(tree, file);
        var formats = Path.Combine(directory, Shared, "formats.yaml");
        if (!tree.Root.ContainsKey("formats") && File.Exists(formats)) Add(tree, formats);
        var template = Parse(tree, name);
        var errors = TemplateRules.Check(template);
        return errors.IsEmpty
            ? template
            : throw new TemplateException(string.Join(Environment.NewLine, errors.Select(e => $"{tree.Where(e.Path) ?? name}: {e.Path} {e.Message}")));
    }

    private static Template Parse(YamlTree tree, string name)
    {
        try
        {
            return tree.Root.Deserialize<TemplateFile>(Strict)!.ToTemplate(name);
        }
        catch (JsonException broken)
        {
            var path = (broken.Path ?? "$").TrimStart('$', '.');
            var what = broken.Message.Split(" Path:")[0];
            throw new TemplateException($"{(path.Length > 0 ? tree.Where(path) : null) ?? name}: {path} {what}");
        }
    }

    private void Add(YamlTree tree, string file)
    {
        try
        {
            tree.Add(Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(directory)) ?? directory, Path.GetFullPath(file)), File.ReadAllText(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new TemplateException($"{file} cannot be read: {unreadable.Message}");
        }
    }
}
