using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Kinds;
using AgentOps.Memories;

namespace AgentOps.Agents;

/// <summary>Reads what a model proposes: <c>{"title", "reason", "steps": [{"kind", "payload"}], "memoryId"?}</c>. Pure.</summary>
public static class InitiativeAnswer
{
    /// <summary>An example of the shape, to show a model.</summary>
    public const string Example =
        """{"title": "at most 100 characters", "reason": "one or two sentences", "steps": [{"kind": "research", "payload": {"topic": "…"}}], "memoryId": "the id of the memory that led to it"}""";

    private const int MaxSteps = 4;

    /// <summary>The kinds an initiative may use: what stays in the company.</summary>
    public static IEnumerable<StepKind> Kinds(CompanyInfo company) => KindCatalog.Of(company).All.Where(k => !k.Outward && k.Name is not ("crawl" or "diagnose"));

    /// <summary>The proposal in an answer, or what is wrong with it.</summary>
    public static (ProposeRequest? Request, string? Fault) Read(string text, string agent, CompanyInfo company, ImmutableArray<Memory> told)
    {
        var (open, close) = (text.IndexOf('{'), text.LastIndexOf('}'));
        if (open < 0 || close < open) return (null, "there is no JSON object in it.");
        var json = text[open..(close + 1)];
        if (JsonGuard.Check(json, "answer") is { } broken) return (null, $"{broken.Path} {broken.Message}");
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonGuard.MaxDepth + 1 });
        var root = document.RootElement;
        if (Text(root, "title") is not { } title) return (null, "it has no title.");
        if (!root.TryGetProperty("steps", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MaxSteps)
            return (null, $"it needs 1 to {MaxSteps} steps.");
        var steps = ImmutableArray.CreateBuilder<ProposedStep>();
        foreach (var step in list.EnumerateArray())
        {
            if (step.ValueKind != JsonValueKind.Object || Text(step, "kind") is not { } kind) return (null, "a step has no kind.");
            if (Kinds(company).All(k => k.Name != kind)) return (null, $"'{kind}' is no kind for an initiative.");
            steps.Add(new(kind, step.TryGetProperty("payload", out var payload) ? new(payload.GetRawText()) : JsonText.Empty));
        }

        var memory = told.FirstOrDefault(m => m.Id == Text(root, "memoryId")) ?? Closest(told, title);
        var request = new ProposeRequest(agent, Cut(title, 200), Text(root, "reason") is { } reason ? Cut(reason, 1_000) : null, steps.ToImmutable(), "initiative", agent, MemoryId: memory?.Id);
        var errors = WellFormed.Check(request, company);
        return errors.IsEmpty ? (request, null) : (null, string.Join(" ", errors.Take(5).Select(e => $"{e.Path} {e.Message}")));
    }

    private static Memory? Closest(ImmutableArray<Memory> told, string title) => told
        .Select(m => (Memory: m, Covers: MemoryText.Covers(title, m.Content, m.Tags)))
        .Where(m => m.Covers > 0).OrderByDescending(m => m.Covers).Select(m => m.Memory).FirstOrDefault();

    private static string Cut(string text, int max)
    {
        var line = MemoryText.Line(text);
        return line.Length <= max ? line : line[..(max - 1)] + "…";
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : null;
}
