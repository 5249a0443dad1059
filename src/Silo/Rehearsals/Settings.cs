using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AgentOps.Companies;
using AgentOps.Models;
using AgentOps.Silo.Commands;
using AgentOps.Silo.Templates;

namespace AgentOps.Silo.Rehearsals;

/// <summary>Reads what is to be rehearsed from a command line's words.</summary>
internal static class Settings
{
    public static Setting Read(string template, int days, IEnumerable<string> set, string? file, string? model)
    {
        var changes = (file is null ? [] : File(file)).Concat(set.Select(Change)).ToImmutableArray();
        var (name, price) = Priced(model);
        return new(template, days, changes, name, price);
    }

    /// <summary>The same with these changes on top; each is a change or the name of a policy file.</summary>
    public static Setting With(Setting setting, IEnumerable<string> changes) =>
        setting with { Changes = [.. setting.Changes, .. changes.SelectMany(c => c.Contains('=') || !System.IO.File.Exists(c) ? [Change(c)] : File(c))] };

    private static PolicyChange Change(string text)
    {
        try
        {
            return PolicyChange.Parse(text);
        }
        catch (FormatException fault)
        {
            throw new CommandFailedException(fault.Message, fault);
        }
    }

    private static IEnumerable<PolicyChange> File(string file)
    {
        var tree = new YamlTree();
        try
        {
            tree.Add(Path.GetFileName(file), System.IO.File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or TemplateException)
        {
            throw new CommandFailedException($"The policy file {file} cannot be used: {fault.Message}", fault);
        }

        return tree.Root.Select(policy => new PolicyChange(
            policy.Key, policy.Value as JsonObject ?? throw new CommandFailedException($"{file}: {policy.Key} must be a mapping of the policy's fields."))).ToList();
    }

    private static (string? Name, ModelPrice? Price) Priced(string? model)
    {
        if (model is null) return (null, null);
        if (model.Split('=', 2) is not [var name, var price]) return (model, PriceTable.Of(model));
        return price.Split('/') is [var input, var output] && Dollars(input) is { } i && Dollars(output) is { } o
            ? (name, new(i, o))
            : throw new CommandFailedException($"'{price}' is no price: write $ for a million tokens in and out, as in {name}=3/15.");
    }

    private static decimal? Dollars(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd) && usd <= 10_000 ? usd : null;
}
