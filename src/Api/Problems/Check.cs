using System.Diagnostics.CodeAnalysis;
using AgentOps.Intake;

namespace AgentOps.Api.Problems;

/// <summary>Collects what is wrong with a request; costs nothing while nothing is.</summary>
internal struct Check
{
    private List<FieldError>? _errors;

    /// <summary>Notes <paramref name="message"/> unless <paramref name="holds"/>.</summary>
    public void That(bool holds, string path, string message)
    {
        if (!holds) (_errors ??= []).Add(new(path, message));
    }

    /// <summary>A company's or agent's key.</summary>
    public void Key(string? text, string path) => That(KeyText.IsKey(text), path, $"must match {KeyText.Pattern}");

    /// <summary>The name of a kind, rule or routine.</summary>
    public void Name(string? text, string path) => That(KeyText.IsName(text), path, $"must match {KeyText.NamePattern}");

    /// <summary>One line a person reads: not blank, no control characters.</summary>
    public void Line(string? text, string path, int max)
    {
        if (text is null) return;
        if (text.Length > max) That(false, path, $"may have at most {max} characters");
        That(!string.IsNullOrWhiteSpace(text), path, "must not be blank");
        That(!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f'), path, "must not hold control characters");
    }

    /// <summary>Free text: any line breaks, but no NUL.</summary>
    public void Text(string? text, string path, int max)
    {
        if (text is null) return;
        if (text.Length > max) That(false, path, $"may have at most {max} characters");
        That(!text.Contains('\0'), path, "must not hold NUL");
    }

    /// <summary>The 400 with all that was noted.</summary>
    public readonly bool Failed([NotNullWhen(true)] out Fault? fault)
    {
        fault = _errors is null ? null : Fault.Bad(_errors);
        return fault is not null;
    }
}
