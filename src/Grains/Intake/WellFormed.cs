using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Companies;
using AgentOps.Kinds;

namespace AgentOps.Intake;

/// <summary>Stage 2 of the door (SPEC §2.1): known agent, 1–20 steps, known kinds, payloads within their schema, 64 KiB in all.</summary>
public static class WellFormed
{
    private const int MaxSteps = 20;
    private const int MaxTitle = 200;
    private const int MaxReason = 2000;
    private const int MaxKey = 200;
    private const int MaxBytes = 64 * 1024;

    /// <summary>Every fault of a request; empty when it is well formed.</summary>
    public static ImmutableArray<FieldError> Check(ProposeRequest request, CompanyInfo company)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (company.Agent(request.Agent) is null)
            errors.Add(new("agent", $"{company.Key} has no agent '{request.Agent}'. It has {string.Join(", ", company.Agents.Select(a => a.Key))}."));
        CheckText(errors, "title", request.Title, MaxTitle, required: true);
        CheckText(errors, "reason", request.Reason, MaxReason, required: false);
        CheckText(errors, "Idempotency-Key", request.IdempotencyKey, MaxKey, required: false);
        if (request.Steps.Length is 0 or > MaxSteps) errors.Add(new("steps", $"A proposal has 1 to {MaxSteps} steps, this one has {request.Steps.Length}."));
        if (request.Steps.Sum(s => (long)(s.Payload.Value?.Length ?? 0)) > MaxBytes) errors.Add(new("steps", "The payloads are larger than 64 KiB in all."));
        if (errors.Count > 0) return errors.ToImmutable();

        for (var i = 0; i < request.Steps.Length; i++) CheckStep(errors, request.Steps[i], i, company);
        return errors.ToImmutable();
    }

    private static void CheckStep(ImmutableArray<FieldError>.Builder errors, ProposedStep step, int index, CompanyInfo company)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"steps[{index}]");
        var kinds = KindCatalog.Of(company);
        if (kinds.Find(step.Kind) is null)
            errors.Add(new($"{path}.kind", $"{company.Key} knows no step kind '{step.Kind}'. It knows {string.Join(", ", kinds.All.Select(k => k.Name))}."));
        else
            errors.AddRange(kinds.Validate(step.Kind, step.Payload, $"{path}.payload"));
        foreach (var after in step.After ?? [])
        {
            if (after < 1 || after > index)
                errors.Add(new($"{path}.after", $"A step comes after steps before it (1 to {index}); {after} is none."));
        }
    }

    private static void CheckText(ImmutableArray<FieldError>.Builder errors, string path, string? text, int max, bool required)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (required) errors.Add(new(path, $"A {path} is needed."));
            return;
        }

        if (text.Length > max) errors.Add(new(path, $"At most {max} characters; this has {text.Length}."));
        if (text.Any(c => char.IsControl(c) && (path != "reason" || c is not ('\n' or '\t' or '\r')))) errors.Add(new(path, "Control characters are not allowed."));
        if (!IsUnicode(text)) errors.Add(new(path, "The text is no valid Unicode (a lone surrogate)."));
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
