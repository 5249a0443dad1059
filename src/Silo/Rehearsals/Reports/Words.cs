using System.Globalization;
using AgentOps.Silo.Rehearsals.Figures;

namespace AgentOps.Silo.Rehearsals.Reports;

/// <summary>Figures as people read them, the same in every culture.</summary>
internal static class Words
{
    public static string Of(double value, Group group) => value.ToString(group.Format, CultureInfo.InvariantCulture);

    public static string Signed(double value, Group group) => (value > 0 ? "+" : "") + Of(value, group);

    /// <summary>How the whole of a group is reckoned.</summary>
    public static string Of(Total total) => total switch { Total.Sum => "in sum", Total.End => "at the end", _ => "a day on average" };
}
