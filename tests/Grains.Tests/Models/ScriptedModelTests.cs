using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Agents;
using AgentOps.Grains.Tests.Executors;
using AgentOps.Memories;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using AgentOps.Policies;
using AgentOps.Reading;
using Microsoft.Extensions.AI;

namespace AgentOps.Grains.Tests.Models;

public sealed class ScriptedModelTests
{
    private static readonly string[] Agents = ["opus", "brain", "growth", "creator", "twitter-alt", "observer"];
    private readonly FixedClock _clock = new();

    [Fact]
    public void Every_persona_can_do_everything_and_every_line_can_be_filled()
    {
        var sections = Persona.Named("opus").Sections.Order().ToArray();
        foreach (var name in Agents)
        {
            var persona = Persona.Named(name);
            persona.Sections.Order().ToArray().SequenceEqual(sections).ShouldBeTrue(name);
            foreach (var section in sections)
            {
                persona.Lines(section).Length.ShouldBeGreaterThanOrEqualTo(1, $"{name} {section}");
                foreach (var line in persona.Lines(section)) Line.Fill(line, EverySlot, new(1)).ShouldNotBeNull(line).Contains('{').ShouldBeFalse(line);
            }
        }
    }

    [Fact]
    public void Lines_of_a_conversation_fit_a_turn()
    {
        var slots = EverySlot.ToDictionary(s => s.Key, s => s.Value);
        slots["topic"] = "short beats long";
        foreach (var name in Agents)
        {
            foreach (var section in (string[])["claim", "ask", "object", "concede", "build", "provoke", "decide", "hand", "close"])
                Persona.Named(name).Lines(section).Count(l => Line.Fill(l, slots, new(2))!.Length <= 120).ShouldBeGreaterThanOrEqualTo(1, $"{name} {section}");
        }
    }

    [Fact]
    public async Task The_same_script_and_history_give_the_same_words()
    {
        var one = await Write(new ScriptedModel(_clock), "brain", 5);
        var two = await Write(new ScriptedModel(_clock), "brain", 5);
        var other = await Write(new ScriptedModel(_clock), "brain", 6);
        two.ShouldBe(one);
        other.ShouldNotBe(one);
    }

    [Fact]
    public async Task No_sentence_is_said_twice_within_a_week_and_may_be_after_it()
    {
        var model = new ScriptedModel(_clock);
        var said = new HashSet<string>();
        var again = 0;
        for (var i = 0; i < 12 * 7; i++)
        {
            _clock.Now = _clock.Now.AddHours(2);
            var text = JsonDocument.Parse(await Write(model, Agents[i % 6], (ulong)i, $"topic number {i % 9}")).RootElement.GetProperty("summary").GetString()!;
            foreach (var sentence in Sentences.Of(text))
                if (!said.Add(sentence)) again++;
        }

        again.ShouldBe(0);
        said.Count.ShouldBeGreaterThan(150);

        var first = await Write(new ScriptedModel(_clock), "opus", 1);
        var lasting = new ScriptedModel(_clock);
        (await Write(lasting, "opus", 1)).ShouldBe(first);
        (await Write(lasting, "opus", 1)).ShouldNotBe(first);
        _clock.Now = _clock.Now.AddDays(7.1);
        (await Write(lasting, "opus", 1)).ShouldBe(first);
    }

    [Fact]
    public async Task Companies_do_not_hear_each_other()
    {
        var model = new ScriptedModel(_clock);
        (await Write(model, "opus", 1, company: "one")).ShouldBe(await Write(model, "opus", 1, company: "two"));
    }

    [Fact]
    public async Task An_initiative_of_any_persona_is_a_proposal_that_fits_and_names_its_memory()
    {
        ImmutableArray<Memory> memories =
        [
            new() { Id = "a.1", Type = MemoryType.Lesson, Content = "Posts with a figure in the first line travel further.", Confidence = 0.8m, Tags = ["engagement"] },
            new() { Id = "a.2", Type = MemoryType.Strategy, Content = "what we tried twice we should try once more", Confidence = 0.7m },
        ];
        foreach (var agent in Workshop.Company.Agents)
        {
            var script = new Script("studio", "initiative", agent, InitiativePrompt.Facts(Workshop.Company, memories), 3);
            var text = (await new ScriptedModel(_clock).GetResponseAsync([new(ChatRole.User, "x")], new() { AdditionalProperties = new() { [AgentOps.Models.Script.Property] = script } })).Text;
            var (request, fault) = InitiativeAnswer.Read(text, agent.Key, Workshop.Company, memories);
            request.ShouldNotBeNull(fault);
            request.MemoryId.ShouldBeOneOf("a.1", "a.2");
            request.Reason!.ShouldContain("remember");
        }
    }

    [Theory]
    [InlineData("shopkeeper", "Coordinator", "opus")]
    [InlineData("support", "Community and support", "twitter-alt")]
    [InlineData("x", "Game designer and writer", "creator")]
    [InlineData("x", "Tester and quality observer", "observer")]
    [InlineData("x", "Head of marketing", "growth")]
    [InlineData("x", "Data scientist", "brain")]
    [InlineData("x", "Something else", "opus")]
    public void An_agent_of_another_template_speaks_as_the_nearest_persona(string key, string role, string persona) =>
        Persona.Of(Some.Agent(key) with { Role = role, Sprite = "none" }).Name.ShouldBe(persona);

    [Fact]
    public async Task It_is_accounted_and_costs_nothing()
    {
        var models = new ModelFactory([new("offline", new ScriptedModel(_clock), "scripted", TimeSpan.FromSeconds(1))], "offline", _clock).For(PolicySet.Defaults, 0m);
        await models.Ask("work", [new(ChatRole.User, "Analyse.")], new(0.5, 100, Script("brain", 1)), CancellationToken.None);
        var call = models.Calls.ShouldHaveSingleItem();
        (call.Provider, call.Model, call.Usd).ShouldBe(("offline", "scripted", 0m));
        call.OutputTokens.ShouldBeGreaterThan(10);
        models.IsScripted("work").ShouldBeTrue();
    }

    private static async Task<string> Write(ScriptedModel model, string agent, ulong seed, string topic = "prices", string company = "studio") =>
        (await model.GetResponseAsync([new(ChatRole.User, "x")], new() { AdditionalProperties = new() { [AgentOps.Models.Script.Property] = Script(agent, seed, topic, company) } })).Text;

    private static Script Script(string agent, ulong seed, string topic = "prices", string company = "studio") => new(company, "analyze", Some.Agent(agent), new(JsonSerializer.Serialize(new
    {
        topic,
        colleagues = new[] { "Opus", "Brain" },
        sources = new[] { new { from = "step 1 (crawl)", title = $"A page about {topic}", text = "Prices rose by 4% in May. Customers noticed the prices at once. We lost 12 orders because of it. Nobody was told before." } },
    })), seed);

    private static IReadOnlyDictionary<string, string> EverySlot { get; } = new Dictionary<string, string>
    {
        ["topic"] = "the topic", ["other"] = "Brain", ["word"] = "word", ["word2"] = "second", ["figure"] = "4% in May", ["figure2"] = "12 orders", ["title"] = "A title", ["quote"] = "A quote", ["times"] = "twice",
        ["missing"] = "a date", ["sources"] = "one source", ["numbers"] = "two figures", ["words"] = "120", ["pct"] = "70%", ["strength"] = "it is short", ["issue"] = "it shouts",
    };
}
