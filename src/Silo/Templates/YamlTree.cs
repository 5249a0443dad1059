using System.Globalization;
using System.Text.Json.Nodes;
using AgentOps.Companies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AgentOps.Silo.Templates;

/// <summary>YAML files of one template read as one JSON object, remembering which line each value came from.</summary>
internal sealed class YamlTree
{
    private readonly Dictionary<string, (string File, long Line)> _places = new(StringComparer.Ordinal);

    /// <summary>What was read.</summary>
    public JsonObject Root { get; } = [];

    /// <summary>Adds a file. Lists under the same top-level name are joined, mappings merged; anything else may be said only once.</summary>
    /// <exception cref="TemplateException">It is no YAML mapping.</exception>
    public void Add(string file, string text)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException broken)
        {
            throw Fault(file, broken.Start.Line, broken.InnerException?.Message ?? broken.Message);
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet's scanner throws for some unfinished brackets.
            throw Fault(file, parser.Current?.End.Line ?? 1, "is no YAML; is a bracket or a quote left open after this?");
        }

        if (stream.Documents.Count == 0) return;
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }]) throw Fault(file, 1, "must be one YAML mapping (name: value).");
        foreach (var (key, value) in root.Children) AddTop(file, Name(file, key), value, key);
    }

    /// <summary>File and line of a path, or of the nearest thing around it; null when nothing is known.</summary>
    public string? Where(string path)
    {
        while (true)
        {
            if (_places.TryGetValue(path, out var place)) return string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}");
            var cut = path.LastIndexOfAny(['.', '[']);
            if (cut <= 0) return null;
            path = path[..cut];
        }
    }

    internal static TemplateException Fault(string file, long line, string message) => new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {message}"));

    private void AddTop(string file, string name, YamlNode value, YamlNode key)
    {
        switch (Root[name], value)
        {
            case (null, _):
                _places[name] = (file, key.Start.Line);
                Root[name] = Read(file, name, value, 0);
                break;
            case (JsonArray list, YamlSequenceNode more):
                foreach (var item in more.Children) list.Add(Read(file, $"{name}[{list.Count}]", item, 0));
                break;
            case (JsonObject map, YamlMappingNode more):
                foreach (var (k, v) in more.Children)
                {
                    var inner = Name(file, k);
                    if (map.ContainsKey(inner)) throw Fault(file, k.Start.Line, $"{name}.{inner} is already said elsewhere.");
                    map[inner] = Read(file, $"{name}.{inner}", v, 0);
                }

                break;
            default:
                throw Fault(file, key.Start.Line, $"{name} is already said elsewhere.");
        }
    }

    private JsonNode? Read(string file, string path, YamlNode node, int depth)
    {
        if (depth > 32) throw Fault(file, node.Start.Line, $"{path} is nested deeper than 32 levels.");
        _places[path] = (file, node.Start.Line);
        switch (node)
        {
            case YamlScalarNode scalar:
                return Scalar(scalar);
            case YamlSequenceNode sequence:
                var list = new JsonArray();
                foreach (var item in sequence.Children) list.Add(Read(file, $"{path}[{list.Count}]", item, depth + 1));
                return list;
            case YamlMappingNode mapping:
                var map = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    var name = Name(file, key);
                    map[name] = Read(file, $"{path}.{name}", value, depth + 1);
                }

                return map;
            default:
                throw Fault(file, node.Start.Line, $"{path} uses a kind of YAML node that is not taken here.");
        }
    }

    private static string Name(string file, YamlNode key) =>
        key is YamlScalarNode { Value: { Length: > 0 } name } ? name : throw Fault(file, key.Start.Line, "a name must be plain text.");

    /// <summary>Plain scalars mean what they look like (YAML 1.2 core schema); quoted and folded ones are text.</summary>
    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain) return JsonValue.Create(text);
        if (text is "" or "~" or "null") return null;
        if (text is "true" or "false") return JsonValue.Create(text == "true");
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }
}
