using System.Text.Json;
using AgentOps.Api.Json;
using AgentOps.Api.Problems;
using AgentOps.Api.Proposals;

namespace AgentOps.Api.Tests.Json;

public sealed class StrictJsonTests
{
    private const string Good = """{"agent":"brain","title":"Look","steps":[{"kind":"view","payload":{}}]}""";

    [Fact]
    public void A_good_body_is_read_and_its_payload_kept_as_it_was_written()
    {
        var body = Read("""{"agent":"brain","title":"Ü 😀","steps":[{"kind":"view","payload":{ "b" : 1.50, "a":"\ud83d\ude00" },"after":[]}]}""");

        body.Title.ShouldBe("Ü 😀");
        body.Steps[0].Payload.Value.ShouldBe("""{ "b" : 1.50, "a":"\ud83d\ude00" }""");
        body.Steps[0].After.ShouldBe([]);
        body.Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"agent":"a","title":"t","steps":[],"status":"accepted"}""", "status", "is not a known field")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{},"quota":1}]}""", "steps[0].quota", "is not a known field")]
    [InlineData("""{"Agent":"a","title":"t","steps":[]}""", "Agent", "is not a known field")]
    [InlineData("""{"agent":1,"title":"t","steps":[]}""", "agent", "has the wrong type or form")]
    [InlineData("""{"agent":"a","title":"t","steps":{}}""", "steps", "has the wrong type or form")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{},"after":["1"]}]}""", "steps[0].after[0]", "has the wrong type or form")]
    [InlineData("""{"agent":null,"title":"t","steps":[]}""", "agent", "must not be null")]
    [InlineData("""{"agent":"a","agent":"b","title":"t","steps":[]}""", "agent", "is there twice")]
    [InlineData("""{"title":"t","steps":[]}""", "agent", "is missing")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view"}]}""", "steps[0].payload", "is missing")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{"x":"\u0000"}}]}""", "steps[0].payload", "must not hold NUL")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{"\u0000":1}}]}""", "steps[0].payload", "must not hold NUL")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{"x":"\ud800"}}]}""", "steps[0].payload", "must not hold lone surrogates")]
    [InlineData("""{"agent":"\udfff","title":"t","steps":[]}""", "agent", "has the wrong type or form")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{"x":1e308}}]}""", "steps[0].payload", "holds a number that is too large or too long")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{"x":1e-999999}}]}""", "steps[0].payload", "holds a number that is too large or too long")]
    [InlineData("""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{"x":NaN}}]}""", "steps[0].payload", "is not JSON (line 1, byte 65)")]
    [InlineData("""{"agent":"a",""", "", "is not JSON (line 1, byte 13)")]
    [InlineData("[]", "", "has the wrong type or form")]
    public void A_bad_body_is_refused_with_its_path_and_without_our_types(string json, string path, string message)
    {
        var (found, said) = Refusal(json);

        found.ShouldBe(path);
        said.ShouldBe(message);
    }

    [Fact]
    public void A_body_a_thousand_levels_deep_is_refused_at_its_place()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"x":""", 1_000)) + "1" + new string('}', 1_000);

        var (path, message) = Refusal($$"""{"agent":"a","title":"t","steps":[{"kind":"view","payload":{{deep}}}]}""");

        path.ShouldStartWith("steps[0].payload");
        message.ShouldBe("is nested too deeply");
    }

    [Fact]
    public void Roles_are_names_not_numbers()
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("""{"name":"x","role":3}""", ApiJson.Strict.KeyBody)).Path.ShouldBe("$.role");
        JsonSerializer.Deserialize("""{"name":"x","role":"worker"}""", ApiJson.Strict.KeyBody)!.Role.ShouldBe(AgentOps.Api.Access.Role.Worker);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.000")]
    [InlineData("0e999999")]
    [InlineData("123456789.125")]
    [InlineData("1e-30")]
    [InlineData("\"\\n\\t\"")]
    [InlineData("\"😀\"")]
    public void Ordinary_values_pass(string json) => StrictJsonText.Fault(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBeNull();

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused() => StrictJsonText.Fault([(byte)'"', 0xED, 0xA0, 0x80, (byte)'"']).ShouldBe("must be UTF-8 without lone surrogates");

    [Fact]
    public void A_null_step_and_a_control_character_in_a_title_are_refused()
    {
        var check = new Check();
        ProposalRules.Validate(Read("""{"agent":"../x","title":"a\u0007b","reason":"fine\nhere\t","steps":[null,{"kind":"View!","payload":[]}]}"""), "x\u0001", ref check);

        check.Failed(out var fault).ShouldBeTrue();
        Errors(fault!).Keys.ShouldBe(["Idempotency-Key", "agent", "steps[0]", "steps[1].kind", "steps[1].payload", "title"], ignoreOrder: true);
    }

    [Fact]
    public void A_good_proposal_has_no_faults()
    {
        var check = new Check();
        ProposalRules.Validate(Read(Good), new string('k', 200), ref check);
        check.Failed(out _).ShouldBeFalse();

        ProposalRules.Validate(Read(Good), new string('k', 201), ref check);
        check.Failed(out _).ShouldBeTrue();
    }

    private static ProposalBody Read(string json) => JsonSerializer.Deserialize(json, ApiJson.Strict.ProposalBody)!;

    private static (string Path, string Message) Refusal(string json)
    {
        var refusal = Should.Throw<JsonException>(() => Read(json));
        var only = Errors(BadRequests.Explain(refusal)).ShouldHaveSingleItem();
        return (only.Key, only.Value[0]);
    }

    private static IReadOnlyDictionary<string, string[]> Errors(Fault fault)
    {
        fault.StatusCode.ShouldBe(400);
        return fault.Body.Errors.ShouldNotBeNull();
    }
}
