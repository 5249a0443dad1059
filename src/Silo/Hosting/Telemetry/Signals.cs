using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AgentOps.Silo.Hosting.Telemetry;

/// <summary>What this program itself tells about models, named by OpenTelemetry's conventions for generative AI.</summary>
internal static class Signals
{
    /// <summary>Of the source of activities and of the meter.</summary>
    public const string Name = "AgentOps";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Own = new(Name);
    private static readonly Histogram<double> Duration = Own.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "How long model calls take.");
    private static readonly Histogram<long> Tokens = Own.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of model calls.");

    /// <summary>Of every instrument of this assembly.</summary>
    public static Meter Meter => Own;

    /// <summary>A model call begins; null when nobody listens.</summary>
    public static Activity? Chat(string provider, string? model)
    {
        var activity = Source.StartActivity($"chat {model}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.provider.name", provider).SetTag("gen_ai.request.model", model);
        return activity;
    }

    /// <summary>A model call has ended; <paramref name="fault"/> is its kind of failure, null when it answered.</summary>
    public static void Chatted(Activity? activity, string provider, string? model, TimeSpan took, long? input, long? output, string? fault)
    {
        var tags = new TagList { { "gen_ai.operation.name", "chat" }, { "gen_ai.provider.name", provider }, { "gen_ai.request.model", model } };
        if (fault is not null)
        {
            tags.Add("error.type", fault);
            activity?.SetTag("error.type", fault).SetStatus(ActivityStatusCode.Error, fault);
        }

        Duration.Record(took.TotalSeconds, tags);
        activity?.SetTag("gen_ai.usage.input_tokens", input).SetTag("gen_ai.usage.output_tokens", output);
        Count("input", input);
        Count("output", output);

        void Count(string type, long? tokens)
        {
            if (tokens is not { } count) return;
            var typed = tags;
            typed.Add("gen_ai.token.type", type);
            Tokens.Record(count, typed);
        }
    }
}
