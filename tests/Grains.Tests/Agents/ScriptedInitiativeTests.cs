using System.Collections.Immutable;
using AgentOps.Agents;
using AgentOps.Memories;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using Microsoft.Extensions.AI;

namespace AgentOps.Grains.Tests.Agents;

public sealed class ScriptedInitiativeTests
{
    [Theory]
    [InlineData(MemoryType.Insight, "")]
    [InlineData(MemoryType.Pattern, "")]
    [InlineData(MemoryType.Strategy, "mission")]
    [InlineData(MemoryType.Preference, "")]
    [InlineData(MemoryType.Lesson, "failed")]
    [InlineData(MemoryType.Lesson, "worked")]
    public async Task The_scripted_model_proposes_what_follows_from_a_memory_and_it_passes_the_door(MemoryType type, string tag)
    {
        var told = ImmutableArray.Create(new Memory { Id = "brain.7", Type = type, Content = "“Open question: reader habits” worked: research, then summary.", Confidence = 0.7m, Tags = [tag] });
        var brain = Some.Agent("brain");
        using var model = new ScriptedModel(TimeProvider.System);
        var options = new ChatOptions { AdditionalProperties = new() { [Script.Property] = new Script("studio", "initiative", brain, InitiativePrompt.Facts(Some.Company, told), 7) } };

        var answer = (await model.GetResponseAsync(InitiativePrompt.Of(brain, Some.Company, told), options)).Text;

        var (request, fault) = InitiativeAnswer.Read(answer, "brain", Some.Company, told);
        fault.ShouldBeNull(answer);
        request!.MemoryId.ShouldBe("brain.7");
        request.Title.ShouldContain("reader habits");
        request.Reason.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Without_memories_it_proposes_nothing_that_fits()
    {
        var brain = Some.Agent("brain");
        using var model = new ScriptedModel(TimeProvider.System);
        var options = new ChatOptions { AdditionalProperties = new() { [Script.Property] = new Script("studio", "initiative", brain, InitiativePrompt.Facts(Some.Company, []), 7) } };

        InitiativeAnswer.Read((await model.GetResponseAsync([], options)).Text, "brain", Some.Company, []).Request.ShouldBeNull();
    }
}
