using System.Text.Json.Nodes;

namespace AgentOps.Silo.Postgres.Archives;

/// <summary>
/// What of a company's rows depends on where they are: its own key, and places in the order of events. Both stand under known names only, so that no
/// text a person or an agent wrote is touched. Pure.
/// </summary>
internal sealed class Renaming(string from, string to, Func<long, long, (long Xid, long Seq)> place)
{
    private static readonly HashSet<string> Causes = ["cause", "root_cause", "rootCause", "direct", "root"];

    /// <summary>Puts a row or a state right, in place.</summary>
    public void Apply(JsonObject row)
    {
        foreach (var (name, value) in row.ToList())
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var said))
            {
                if (name == "company" && said == from) row[name] = to;
                else if (Causes.Contains(name) && said == "company:" + from) row[name] = "company:" + to;
            }
            else if (value is JsonObject inner)
            {
                if (IsPlace(inner)) Move(inner);
                else Apply(inner);
            }
            else if (value is JsonArray list)
            {
                Apply(list);
            }
        }
    }

    private void Apply(JsonArray list)
    {
        foreach (var item in list)
        {
            if (item is JsonObject inner) Apply(inner);
            else if (item is JsonArray nested) Apply(nested);
        }
    }

    private static bool IsPlace(JsonObject value) => value.Count == 2 && value.ContainsKey("xid") && value.ContainsKey("seq");

    /// <summary>Moves a place in the order of events to behind the same event.</summary>
    public void Move(JsonObject value)
    {
        var (xid, seq) = place((long)value["xid"]!, (long)value["seq"]!);
        (value["xid"], value["seq"]) = (xid, seq);
    }
}
