using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Json;

namespace AgentOps.Kinds;

/// <summary>The kinds a company knows: the built-in ones (<see cref="StepKinds"/>) and those its template adds for external workers (SPEC §2.3).</summary>
public sealed class KindCatalog
{
    private static readonly ConditionalWeakTable<CompanyInfo, KindCatalog> Companies = [];

    private readonly FrozenDictionary<string, (StepKind Kind, PayloadSchema Schema)> _kinds;

    /// <summary>The built-in kinds and <paramref name="external"/>.</summary>
    /// <exception cref="FormatException">A template's kind has a name already taken, no name at all, or a broken schema.</exception>
    public KindCatalog(IEnumerable<ExternalKind> external)
    {
        var kinds = StepKinds.All.ToDictionary(k => k.Name, k => (k, StepKinds.SchemaOf(k.Name)), StringComparer.Ordinal);
        foreach (var kind in external)
        {
            if (!Keys.KeyText.IsName(kind.Name)) throw new FormatException($"'{kind.Name}' is no name for a step kind: {Keys.KeyText.NamePattern}.");
            if (!kinds.TryAdd(kind.Name, (Of(kind), PayloadSchema.Parse(kind.Schema)))) throw new FormatException($"there already is a step kind '{kind.Name}'.");
        }

        _kinds = kinds.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Only the built-in kinds.</summary>
    public static KindCatalog BuiltIn { get; } = new([]);

    /// <summary>The kinds of a company; made once for each.</summary>
    public static KindCatalog Of(CompanyInfo company) =>
        company.ExternalKinds.IsDefaultOrEmpty ? BuiltIn : Companies.GetValue(company, static c => new(c.ExternalKinds));

    /// <summary>Every kind, by name.</summary>
    public IEnumerable<StepKind> All => _kinds.Values.Select(v => v.Kind).OrderBy(k => k.Name, StringComparer.Ordinal);

    /// <summary>The kind of that name, or null.</summary>
    public StepKind? Find(string name) => _kinds.TryGetValue(name, out var found) ? found.Kind : null;

    /// <summary>What is wrong with a payload of a kind; paths start with <paramref name="path"/> (<c>steps[0].payload</c>). Empty when it fits.</summary>
    public ImmutableArray<FieldError> Validate(string kind, JsonText payload, string path) =>
        _kinds.TryGetValue(kind, out var found)
            ? found.Schema.Check(payload, path)
            : [new(path, $"is for the kind '{Shown(kind)}', which this company does not know. Known: {string.Join(", ", All.Select(k => k.Name))}.")];

    private static StepKind Of(ExternalKind kind) => new(
        kind.Name,
        "A kind of this company's template, worked by external workers.",
        kind.Schema,
        new JsonText("""{"type":"object"}"""),
        kind.MaxPerDay is null ? null : Gates.OfKind(kind.Name),
        Outward: true,
        InputTokens: 0,
        OutputTokens: 0,
        kind.MaxPerDay);

    private static string Shown(string text) => text.Length <= 64 ? text : text[..64] + "…";
}
