using System.Reflection;
using AgentOps.Missions;

namespace AgentOps.Grains.Tests.Versions;

/// <summary>
/// FAULTS: ids are never reused. What crosses grain boundaries is written down for each version (<c>Versions/&lt;version&gt;/ids.txt</c>); an id that an
/// earlier version gave to a member belongs to that member for ever, by name and type. It may go, nothing else may take its place.
/// </summary>
public sealed class ContractTests
{
    [Theory]
    [MemberData(nameof(Recorded.Versions), MemberType = typeof(Recorded))]
    public void No_id_and_no_alias_of_an_earlier_version_means_something_else_now(string version)
    {
        var now = Ids().ToDictionary(line => line.Key, line => line.Member);
        foreach (var line in File.ReadLines(Recorded.File(version, "ids.txt")))
        {
            var (key, member) = (line[..line.IndexOf(" = ", StringComparison.Ordinal)], line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..]);
            if (now.TryGetValue(key, out var current)) current.ShouldBe(member, $"{key} was given to '{member}' by version {version}: take a new id");
        }
    }

    [Fact]
    public void No_two_members_share_an_id() => Ids().GroupBy(line => line.Key).ShouldAllBe(same => same.Count() == 1);

    internal static IEnumerable<(string Key, string Member)> Ids() =>
        from type in typeof(CompleteStep).Assembly.GetTypes()
        where type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && type.GetCustomAttribute<AliasAttribute>() is not null
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let id = member.GetCustomAttribute<IdAttribute>()
        where id is not null
        let memberType = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType
        orderby type.GetCustomAttribute<AliasAttribute>()!.Alias, id.Id
        select ($"{type.GetCustomAttribute<AliasAttribute>()!.Alias} {id.Id}", $"{member.Name}: {Name(memberType)}");

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
