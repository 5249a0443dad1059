using System.Text.Json.Nodes;
using AgentOps.Grains.Tests.Versions;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>Records what this version stores, when a version is released: <c>AGENTOPS_RECORD_VERSION=0.2.0 dotnet test --filter RecordVersion</c>.</summary>
public sealed class RecordVersionTests
{
    private const string Learned = """
        {"memories":[{"agent":"opus","type":"lesson","content":"Short beats long.","confidence":0.7,"tags":["content"]}],
         "drifts":[{"a":"opus","b":"brain","drift":0.02,"reason":"They agreed."}],
         "actionItems":[{"agent":"brain","title":"Measure it","kind":"analyze"}]}
        """;

    [Fact]
    public void A_lived_company_has_a_row_of_every_state_and_a_release_records_them()
    {
        using var talking = new TalkingCompany(WrittenModel.Talkative(_ => Learned));
        talking.Convene("brainstorm", "opus", "brain", "growth").Roundtable.ShouldNotBeNull();
        talking.Pass(15);
        using var working = new SimulatedCompany(template: MindsTests.Minds);
        working.Propose("analyze", "fail");
        working.Propose("post_tweet");
        working.Pass(TimeSpan.FromDays(2));
        using var eager = MindsTests.Eager(new AnsweringModels("""{"title":"Ask readers","steps":[{"kind":"summarize","payload":{"text":"x"}}]}"""));
        eager.Run(() => eager.Grain<AgentOps.Agents.IAgentGrain>("sim/brain").Consider()).ShouldBeTrue();
        eager.Pass(TimeSpan.FromMinutes(21));
        using var routine = new SimulatedCompany(template: RoutineTests.Routines);
        routine.Pass(TimeSpan.FromDays(2));

        var rows = ((IEnumerable<(string Name, string Key, string Payload)>)[.. talking.Storage.Rows, .. working.Storage.Rows, .. eager.Storage.Rows, .. routine.Storage.Rows]).ToLookup(r => r.Name);
        var missing = StoredStateTests.States().Select(s => s.Name).Where(name => !rows.Contains(name)).ToList();
        missing.ShouldBeEmpty();

        if (Recorded.Recording is not { } version) return;
        Directory.CreateDirectory(Path.GetDirectoryName(Recorded.File(version, "x"))!);
        foreach (var state in rows)
        {
            var few = state.OrderBy(r => r.Key, StringComparer.Ordinal).DistinctBy(r => r.Payload.Length / 500).Take(4).Select(r => JsonNode.Parse(r.Payload));
            File.WriteAllText(Recorded.File(version, $"{state.Key}.json"), new JsonArray([.. few]).ToJsonString(new(AgentOps.Json.Wire.State) { WriteIndented = true }) + "\n");
        }

        File.WriteAllLines(Recorded.File(version, "ids.txt"), ContractTests.Ids().Select(line => $"{line.Key} = {line.Member}"));
    }
}
