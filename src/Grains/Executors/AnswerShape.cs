using AgentOps.Json;
using AgentOps.Kinds;

namespace AgentOps.Executors;

/// <summary>What a model must answer: a JSON schema to hold it to, an example to show it, and how long it may be.</summary>
internal sealed class AnswerShape
{
    private const string TextField = """{"type":"string","minLength":1,"maxLength":20000}""";
    private const string TextList = """{"type":"array","maxItems":30,"items":{"type":"string","maxLength":2000}}""";

    private AnswerShape(PayloadSchema schema, string example, int maxTokens) => (Schema, Example, MaxTokens) = (schema, example, maxTokens);

    internal PayloadSchema Schema { get; }

    internal string Example { get; }

    internal int MaxTokens { get; }

    /// <summary>A shape of text fields and lists of texts. A name ending in <c>[]</c> is a list; one ending in <c>?</c> may be missing; further fields are ignored.</summary>
    internal static AnswerShape Of(string example, int maxTokens, params string[] fields)
    {
        var properties = new List<string>();
        var required = new List<string>();
        foreach (var field in fields)
        {
            var optional = field.EndsWith('?');
            var name = field.TrimEnd('?');
            var list = name.EndsWith("[]", StringComparison.Ordinal);
            name = list ? name[..^2] : name;
            properties.Add($"\"{name}\":" + (list ? TextList : TextField));
            if (!optional) required.Add($"\"{name}\"");
        }

        var schema = "{\"type\":\"object\",\"required\":[" + string.Join(',', required) + "],\"properties\":{" + string.Join(',', properties) + "}}";
        return new(PayloadSchema.Parse(new JsonText(schema)), example, maxTokens);
    }
}
