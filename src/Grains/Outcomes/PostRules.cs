using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Events;
using AgentOps.Json;
using AgentOps.Journals;
using AgentOps.Memories;

namespace AgentOps.Outcomes;

/// <summary>What posts teach (SPEC §4): counts come in, lessons and high engagement come out. Pure.</summary>
public static class PostRules
{
    /// <summary>The kind of the events that <see cref="Engaged"/> makes, which reactive rules wait for.</summary>
    public const string HighEngagement = "tweet_high_engagement";

    /// <summary>How long a post is looked at.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromHours(48);

    /// <summary>How old a post of the sandbox must be before it is compared; what was reported is compared at once.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromHours(3);

    /// <summary>Fewer posts have no median worth the name.</summary>
    public const int LeastPosts = 3;

    /// <summary>Above this many medians a post did well, below it badly.</summary>
    public const double Well = 2.0, Badly = 0.3;

    /// <summary>What the lessons are worth.</summary>
    public const decimal WellConfidence = 0.70m, BadlyConfidence = 0.60m;

    /// <summary>Lessons an agent draws from posts in a day.</summary>
    public const int LessonsADay = 3;

    private const int MostPosts = 200;
    private const int MostSamples = 8;
    private const long LeastImpressions = 20;
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMinutes(10);

    /// <summary>A post is out.</summary>
    public static OutcomeState Add(OutcomeState state, CompanyEvent published)
    {
        if (Text(published.Data, "draftId") is not { } draft || state.Posts.Any(p => p.DraftId == draft)) return state;
        var post = new PostTrack
        {
            DraftId = draft, Agent = published.Agent ?? "", Text = published.Summary ?? "", Publisher = Text(published.Data, "publisher") ?? "", At = published.At,
            EventId = published.Id, Refs = published.Refs, Cause = published.Cause.By($"event:{published.Id}"),
        };
        var posts = state.Posts.Add(post);
        return state with { Posts = posts.Length > MostPosts ? posts.RemoveAt(0) : posts };
    }

    /// <summary>New counts of a post, journaled. The same instance when they are older than what is known or tell nothing new.</summary>
    public static OutcomeState Count(OutcomeState state, PostMetrics metrics, bool reported, JournalWriter journal, string company)
    {
        var at = state.Posts.IndexOf(state.Posts.FirstOrDefault(p => p.DraftId == metrics.DraftId)!);
        if (at < 0) return state;
        var post = state.Posts[at];
        if (post.Latest is { } last && (metrics.At < last.At || (metrics with { At = last.At } == last && post.Reported == reported))) return state;
        var samples = post.Latest is { } before && (post.Samples.IsEmpty || before.At - post.Samples[^1].At >= BetweenSamples)
            ? post.Samples.Add(new(before.At, before.Impressions, before.Engagement))
            : post.Samples;
        journal.Add(new MetricsEntry(company, metrics));
        return state with
        {
            Posts = state.Posts.SetItem(at, post with
            {
                Latest = metrics, Reported = post.Reported || reported, Samples = samples.Length > MostSamples ? samples.RemoveAt(0) : samples,
            }),
        };
    }

    /// <summary>What the sandbox's readers have done by now; nothing for posts that somebody reports on.</summary>
    public static OutcomeState Measure(OutcomeState state, ulong seed, DateTimeOffset now, JournalWriter journal, string company)
    {
        foreach (var post in state.Posts.Where(p => p.Publisher == SandboxEngagement.Publisher && !p.Reported && p.At <= now))
            state = Count(state, SandboxEngagement.At(seed, post.DraftId, post.At, now), reported: false, journal, company);
        return state;
    }

    /// <summary>Forgets posts that are no longer looked at.</summary>
    public static OutcomeState Prune(OutcomeState state, DateTimeOffset now)
    {
        var posts = state.Posts.RemoveAll(p => p.At < now - Watched);
        return posts.Length == state.Posts.Length ? state : state with { Posts = posts };
    }

    /// <summary>
    /// Lessons from posts that did far better or worse than the median of the last 48 h, which needs three of them; at most three an agent a day, one a post.
    /// </summary>
    public static OutcomeState Learn(OutcomeState state, DateTimeOffset now, string day)
    {
        var compared = state.Posts.Where(p => p.Latest is not null && p.At >= now - Watched && (p.Reported || now - p.At >= Settled)).ToList();
        if (compared.Count < LeastPosts) return state;
        var median = Median([.. compared.Select(p => (double)p.Latest!.Engagement)]);
        var next = state.GivenOn == day ? state : state with { GivenOn = day, Given = ImmutableSortedDictionary<string, int>.Empty };
        foreach (var post in compared.Where(p => !p.Learned))
        {
            var engagement = post.Latest!.Engagement;
            var given = next.Given.GetValueOrDefault(post.Agent);
            if ((engagement <= Well * median && engagement >= Badly * median) || given >= LessonsADay) continue;
            next = next with
            {
                Posts = next.Posts.Replace(post, post with { Learned = true }),
                Given = next.Given.SetItem(post.Agent, given + 1),
                Memories = next.Memories.Add(new(post.Agent, Lesson(post, engagement > Well * median, median))),
            };
        }

        return next.Memories.Length == state.Memories.Length ? state : next;
    }

    /// <summary>The posts whose rate within the window is high, as events; each carries the id of the event that told of it, so that it fires once.</summary>
    public static ImmutableArray<CompanyEvent> Engaged(CompanyKey company, OutcomeState state, double minRate, TimeSpan window, DateTimeOffset now)
    {
        var hot = ImmutableArray.CreateBuilder<CompanyEvent>();
        foreach (var post in state.Posts)
        {
            if (post.Latest is not { } last || last.At < now - window) continue;
            var before = post.Samples.LastOrDefault(s => s.At <= now - window);
            var (impressions, engagement) = (last.Impressions - (before?.Impressions ?? 0), last.Engagement - (before?.Engagement ?? 0));
            if (impressions < LeastImpressions || engagement < minRate * impressions) continue;
            var rate = Math.Round((double)engagement / impressions, 4);
            hot.Add(new(
                post.EventId, EventCursor.Start, company.Value, last.At, post.Agent, HighEngagement, post.Text,
                string.Create(CultureInfo.InvariantCulture, $"{engagement} of {impressions} readers did something with it."), EventTags.Of(HighEngagement), post.Refs, post.Cause,
                new(System.Text.Json.JsonSerializer.Serialize(new { post.DraftId, rate, impressions, engagement }, Wire.State)), Untrusted: false));
        }

        return hot.ToImmutable();
    }

    /// <summary>The middle of a list; of an even one, the mean of the middle two.</summary>
    public static double Median(ImmutableArray<double> values)
    {
        var sorted = values.Sort();
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static NewMemory Lesson(PostTrack post, bool well, double median)
    {
        var gist = post.Text.Length <= 90 ? post.Text : post.Text[..89] + "…";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"“{gist}” {(well ? "travelled" : "fell flat")}: {post.Latest!.Engagement} engagements where {median:0.#} is usual. {Form(post.Text)}");
        return new(
            MemoryType.Lesson, text, well ? WellConfidence : BadlyConfidence, ["engagement", "tweet", well ? "worked" : "flat", .. Features(post.Text)], "outcome",
            $"tweet-lesson:{post.DraftId}", Untrusted: false, post.Cause, []);
    }

    private static string Form(string text) => Features(text) is { IsEmpty: false } features ? $"It was {string.Join(" and ", features.Select(f => f switch
    {
        "question" => "a question",
        "figure" => "built on a figure",
        "short" => "short",
        _ => "long",
    }))}." : "";

    private static ImmutableArray<string> Features(string text)
    {
        var features = ImmutableArray.CreateBuilder<string>();
        if (text.Contains('?')) features.Add("question");
        if (text.Any(char.IsAsciiDigit)) features.Add("figure");
        if (text.Length is > 0 and <= 80) features.Add("short");
        else if (text.Length > 180) features.Add("long");
        return features.ToImmutable();
    }

    internal static string? Text(JsonText? data, string name)
    {
        if (data is not { } json) return null;
        using var document = System.Text.Json.JsonDocument.Parse(json.Value);
        return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
            && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;
    }
}
