using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Json;
using AgentOps.Missions;

namespace AgentOps.Grains.Tests.Versions;

/// <summary>
/// FAULTS: state written by an older version is readable. Rows of every state type as a version really stored them are kept in
/// <c>Versions/&lt;version&gt;/*.json</c>; the current program must read each and lose nothing of it.
/// </summary>
public sealed class StoredStateTests
{
    [Theory]
    [MemberData(nameof(Recorded.Versions), MemberType = typeof(Recorded))]
    public void Every_row_of_an_earlier_version_is_read_and_nothing_of_it_is_lost(string version)
    {
        foreach (var (name, type) in States())
        {
            var file = Recorded.File(version, $"{name}.json");
            if (!File.Exists(file)) continue;
            foreach (var row in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                var read = JsonSerializer.Deserialize(row!.ToJsonString(), type, Wire.State).ShouldNotBeNull();
                var again = JsonSerializer.SerializeToNode(read, type, Wire.State)!;
                foreach (var (path, value) in Leaves(row, name)) Leaves(again, name).ShouldContain((path, value), $"of {type.Name}");
            }
        }
    }

    [Fact]
    public void Every_state_there_is_was_recorded_in_the_newest_version()
    {
        var newest = Recorded.All[^1];
        foreach (var (name, _) in States())
            File.Exists(Recorded.File(newest, $"{name}.json")).ShouldBeTrue($"State '{name}' is in no version yet: record it (Versions/README.md).");
    }

    internal static IEnumerable<(string Name, Type Type)> States() =>
        from grain in typeof(MissionGrain).Assembly.GetTypes()
        from constructor in grain.GetConstructors()
        from parameter in constructor.GetParameters()
        let attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()
        where attribute is not null
        select (attribute.StateName, parameter.ParameterType.GetGenericArguments()[0]);

    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Leaves(f.Value, $"{path}.{f.Key}")),
        JsonArray items => items.SelectMany((item, i) => Leaves(item, $"{path}[{i}]")),
        null => [],
        _ => [(path, node.GetValueKind() == JsonValueKind.Number ? node.GetValue<decimal>().ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture) : node.ToJsonString())],
    };
}
