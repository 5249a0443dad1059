using System.Text.RegularExpressions;

namespace Orleans.Storage.AdoNet;

/// <summary>A statement of OrleansQuery, with its named parameters turned into numbered ones, which need no parsing at each use.</summary>
internal sealed partial class StorageQuery
{
    public StorageQuery(string key, string text)
    {
        var parameters = new List<StorageParameter>();
        Sql = Names().Replace(text, match =>
        {
            if (!Enum.TryParse<StorageParameter>(match.Groups[1].Value, ignoreCase: true, out var parameter))
                throw new InvalidOperationException($"Statement {key} of OrleansQuery has the unknown parameter {match.Value}.");
            if (!parameters.Contains(parameter))
                parameters.Add(parameter);
            return "$" + (parameters.IndexOf(parameter) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }).Trim().TrimEnd(';');
        Parameters = [.. parameters];
    }

    public string Sql { get; }

    /// <summary>The parameters in their order.</summary>
    public StorageParameter[] Parameters { get; }

    [GeneratedRegex(@"@([A-Za-z0-9_]+)")]
    private static partial Regex Names();
}
