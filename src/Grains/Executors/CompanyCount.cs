using System.Globalization;

namespace AgentOps.Executors;

/// <summary>A figure of the company's data with its name as people say it: <c>missions failed</c>, 2.</summary>
public sealed record CompanyCount(string Name, decimal Value)
{
    /// <summary>The figure as one says it: <c>1 mission failed</c>.</summary>
    public override string ToString()
    {
        if (Name == "USD spent") return string.Create(CultureInfo.InvariantCulture, $"${Value:0.00} spent");
        if (Name.StartsWith("memories: ", StringComparison.Ordinal)) return string.Create(CultureInfo.InvariantCulture, $"{Value:0} {Plural(Name[10..])} remembered");
        if (Name.Contains(" and ", StringComparison.Ordinal) || Name.Contains(':')) return string.Create(CultureInfo.InvariantCulture, $"{Name} at {Value:0.####}");
        var space = Name.IndexOf(' ');
        var (first, rest) = space < 0 ? (Name, "") : (Name[..space], Name[space..]);
        return string.Create(CultureInfo.InvariantCulture, $"{Value:0.####} {(Value == 1 && first.EndsWith('s') ? first[..^1] : first)}{rest}");
    }

    private string Plural(string type) => Value == 1 ? type : type.EndsWith('y') ? $"{type[..^1]}ies" : $"{type}s";
}
