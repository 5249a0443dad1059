using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Intake;

namespace AgentOps.Roundtables;

/// <summary>What a person may ask for when convening. Pure.</summary>
public static class ConveneRules
{
    /// <summary>The longest topic.</summary>
    public const int MaxTopic = 200;

    /// <summary>What is wrong with a request; empty when nothing is.</summary>
    public static ImmutableArray<FieldError> Check(ConveneRequest request, ConversationFormat? format, IEnumerable<string> formats, CompanyInfo company)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (format is null) errors.Add(new("format", $"is no format of this company; there are {string.Join(", ", formats)}."));
        if (request.Topic.Length > MaxTopic) errors.Add(new("topic", $"is longer than {MaxTopic} characters."));
        else if (!TurnText.Plain(request.Topic).Any(char.IsLetterOrDigit)) errors.Add(new("topic", "must say what is talked about."));
        for (var i = 0; i < request.Participants.Length; i++)
        {
            var agent = request.Participants[i];
            if (company.Agent(agent) is null) errors.Add(new($"participants[{i}]", $"is no agent of this company: {TurnText.Cut(TurnText.Plain(agent), 40)}."));
            else if (request.Participants.IndexOf(agent) < i) errors.Add(new($"participants[{i}]", $"names '{agent}' twice."));
        }

        if (format is not null && !request.Participants.IsEmpty && (request.Participants.Length < format.MinAgents || request.Participants.Length > format.MaxAgents))
            errors.Add(new("participants", $"are {request.Participants.Length}; a {format.Name} has {format.MinAgents} to {format.MaxAgents}."));
        return errors.ToImmutable();
    }
}
