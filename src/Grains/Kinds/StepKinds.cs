using System.Collections.Frozen;
using System.Collections.Immutable;
using AgentOps.Intake;
using AgentOps.Json;
using static AgentOps.Kinds.Shape;

namespace AgentOps.Kinds;

/// <summary>The built-in step kinds (SPEC §2.3). Payloads are liberal in which fields exist and strict in their types; no other field is taken.</summary>
public static class StepKinds
{
    private static readonly Field Topic = Text("topic", 500, "What it is about; without it the mission's title.");
    private static readonly Field Tone = Text("tone", 200, "How it should sound.");
    private static readonly Field Audience = Text("audience", 300, "Whom it is for.");
    private static readonly Field Note = Text("note", 4_000, "Anything the agent should keep in mind.");
    private static readonly Field Language = Text("language", 40, "The language to write in; English without it.");

    /// <summary>What every kind that thinks may be told, besides what is its own.</summary>
    private static readonly Field[] Brief =
    [
        Topic,
        Text("title", 500, "A title for the result."),
        Text("question", 2_000, "The question to answer."),
        Text("text", 40_000, "Text to work on, besides the results of earlier steps."),
        Text("goal", 1_000, "What the result is for."),
        Text("focus", 1_000, "What to look at first."),
        Text("prompt", 4_000, "An instruction in the proposer's own words."),
        Text("instructions", 4_000, "As prompt."),
        Text("context", 10_000, "Background."),
        Audience,
        Tone,
        Language,
        Note,
        Whole("maxWords", 10, 3_000, "The longest answer."),
    ];

    private static readonly Field Scripted = Flag("scripted", "True when the scripted model wrote it.");
    private static readonly Field Untrusted = Flag("untrusted", "True when it holds or rests on text from outside.");
    private static readonly Field Summary = Text("summary", 4_000, "The result in a few sentences.");
    private static readonly Field Findings = Texts("findings", 20, 1_000, "What was found, one sentence each.");
    private static readonly Field Quotes = Texts("quotes", 10, 600, "Sentences of the input, word for word.");
    private static readonly Field Numbers = Texts("numbers", 20, 200, "Figures of the input, with the words around them.");
    private static readonly Field Sources = Texts("sources", 20, 2_048, "Where the input came from: addresses and steps.");

    /// <summary>Every built-in kind, in the order of SPEC §2.3.</summary>
    public static ImmutableArray<StepKind> All { get; } =
    [
        Kind("crawl", "Fetches a page and makes it readable.",
            Of(Text("url", 2_048, "The page's address, http or https.", required: true, pattern: @"^[hH][tT][tT][pP][sS]?://\S+$"), Note,
                Whole("maxChars", 100, 20_000, "The most text to keep; 12,000 without it.")),
            Of(Text("url", 2_048, "The address after redirects."), Text("title", 500, "The page's title."), Text("text", 40_000, "Its readable text."),
                Text("excerpt", 600, "Its first sentences."), List("links", "Its links.", Text("address", 2_048, "Absolute."), Text("text", 300, "As shown.")),
                Whole("wordCount", 0, int.MaxValue, "Words in its text."), Text("language", 40, "As the page says."), Text("fetchedAt", 40, "When."), Untrusted)),

        Kind("scan_signals", "Reads feeds and pages and ranks what is new.",
            Of(Texts("sources", 10, 2_048, "Addresses of RSS or Atom feeds or of pages; without them those of the company's template."), Topic,
                Texts("keywords", 20, 100, "Words that make an item matter more."), Whole("limit", 1, 50, "How many items to keep; 10 without it."), Note),
            Of(List("items", "What is new, best first.", Text("title", 500, "Headline."), Text("link", 2_048, "Address."), Text("summary", 600, "First words."),
                    Text("publishedAt", 40, "When."), Text("source", 500, "Which feed."), Number("score", "0 to 1.")),
                List("sources", "Each source and how it went.", Text("url", 2_048, "Address."), Text("title", 500, "Name."), Whole("items", 0, 10_000, "Items read."), Text("error", 500, "Why it failed.")),
                Summary, Untrusted)),

        Kind("research", "Opens a topic: what is known, what is not, where to look.",
            Of([.. Brief, Texts("questions", 10, 500, "Questions to answer."), Texts("urls", 5, 2_048, "Pages to read for it.")]),
            Of(Text("topic", 500, "The topic."), Summary, Findings, Texts("questions", 10, 500, "What stays open."), Quotes, Sources, Scripted, Untrusted),
            inputTokens: 3_000, outputTokens: 700),

        Kind("analyze", "Says what the input shows; quotes it.",
            Of([.. Brief, Text("draftId", 80, "The post to look at."), Text("eventId", 80, "The event to look at."), Text("target", 500, "What to look at."), Data("data", "Figures to look at.")]),
            Of(Text("topic", 500, "The topic."), Summary, Findings, Quotes, Numbers, Sources, Scripted, Untrusted),
            inputTokens: 4_000, outputTokens: 700),

        Kind("draft_tweet", "Writes a post of at most 280 characters.",
            Of([.. Brief]),
            Of(Text("draftId", 80, "The draft's id: this step's."), Text("text", 280, "The post."), Text("topic", 500, "Its topic."),
                Texts("alternatives", 3, 280, "Other ways to say it."), Scripted, Untrusted),
            Gates.Content, inputTokens: 1_500, outputTokens: 250),

        Kind("post_tweet", "Publishes a post, once.",
            Of(Text("text", 280, "The post; without it the draft of an earlier step."), Whole("draftStep", 1, 20, "The number of the step that drafted it."),
                Text("draftId", 80, "The id of a draft of this mission."), Topic, Note),
            Of(Text("draftId", 80, "The draft's id."), Text("text", 280, "The post."), Text("publisher", 40, "Where."), Text("externalId", 200, "Its id there."),
                Text("url", 2_048, "Its address."), Text("postedAt", 40, "When.")),
            Gates.Posts, outward: true),

        Kind("write_content", "Writes an article, a thread, a note or release notes.",
            Of([.. Brief, OneOf("format", "What to write; an article without it.", "article", "blog", "post", "thread", "newsletter", "note", "release_notes", "script", "description"),
                Texts("outline", 20, 300, "Its parts.")]),
            Of(Text("draftId", 80, "This step's id."), Text("title", 500, "Title."), Text("format", 40, "Format."), Text("summary", 600, "Its beginning."), Text("text", 40_000, "Plain text, paragraphs parted by empty lines."),
                Whole("wordCount", 0, 100_000, "Words."), Sources, Scripted, Untrusted),
            Gates.Content, inputTokens: 3_000, outputTokens: 1_500),

        Kind("review", "Judges a text or an earlier result.",
            Of([.. Brief, Text("target", 500, "What is judged."), Text("draftId", 80, "The draft that is judged."), Texts("criteria", 10, 200, "What to judge by.")]),
            Of(Text("target", 500, "What was judged."), OneOf("verdict", "The judgement.", "approve", "revise", "reject"), Whole("score", 0, 10, "10 is best."), Summary, Texts("strengths", 10, 500, "What is good."),
                Texts("issues", 10, 500, "What is not."), Quotes, Scripted, Untrusted),
            inputTokens: 3_000, outputTokens: 500),

        Kind("diagnose", "Finds out why something failed and what to do.",
            Of([.. Brief, Text("missionId", 80, "The mission that failed; without it the last one that did."), Text("stepId", 80, "The step that failed."),
                Text("error", 4_000, "What was said."), Text("eventId", 80, "The event that told."), Text("kind", 64, "The kind of the step that failed.")]),
            Of(Summary, Text("cause", 1_000, "The likely cause."), Texts("evidence", 10, 600, "What speaks for it."), Texts("nextSteps", 10, 500, "What to do."),
                Text("missionId", 80, "The mission looked at."), Scripted, Untrusted),
            inputTokens: 2_500, outputTokens: 500),

        Kind("summarize", "Says the input shorter.",
            Of([.. Brief]),
            Of(Text("topic", 500, "The topic."), Summary, Texts("points", 10, 500, "The main points."), Quotes, Sources, Scripted, Untrusted),
            inputTokens: 4_000, outputTokens: 400),

        Kind("view", "Reads the company's own data.",
            Of(OneOf("what", "Which data; an overview without it.", [.. Views]), Text("agent", 32, "Only of this agent."), Text("status", 32, "Only with this status."),
                Whole("days", 1, 90, "How far back; 7 without it."), Whole("limit", 1, 100, "How many rows; 20 without it."), Topic, Note),
            Of(Text("what", 40, "Which data."), Summary, Data("counts", "Figures, by name."),
                List("items", "Rows, newest first.", Text("title", 200, "What it is."), Text("id", 80, "Its id."), Text("status", 40, "How it stands."), Text("agent", 32, "Whose."),
                    Text("at", 40, "When."), Text("text", 300, "More.")),
                Text("at", 40, "When."), Untrusted)),

        Kind("deploy", "Tells a deployment to run, by signed webhook.",
            Of(Target, Message, Text("environment", 80, "Where to."), Text("service", 200, "What."), Text("version", 200, "Which version."), Text("ref", 200, "Which commit or branch."),
                Data("data", "More, passed on as it is."), Note),
            Receipt, Gates.Deploys, outward: true),

        Kind("notify", "Sends a message by signed webhook.",
            Of(Target, Message, Text("title", 500, "A headline."), Text("subject", 500, "As title."), OneOf("level", "How urgent.", "info", "warning", "error", "critical"),
                Text("channel", 200, "Where to show it."), Text("text", 10_000, "As message."), Data("data", "More, passed on as it is."), Note),
            Receipt, outward: true),
    ];

    private static readonly FrozenDictionary<string, (StepKind Kind, PayloadSchema Schema)> ByName =
        All.ToFrozenDictionary(k => k.Name, k => (k, PayloadSchema.Parse(k.Schema)), StringComparer.Ordinal);

    /// <summary>What a step of the kind <c>view</c> can look at.</summary>
    public static ImmutableArray<string> Views =>
        ["overview", "day", "missions", "metrics", "memory", "events", "proposals", "posts", "costs", "agents", "relationships", "policies", "runs"];

    private static Field Target => Text("target", 64, "The webhook's name, as the server's configuration has it; the kind's name without it.", pattern: "^[A-Za-z0-9_-]{1,64}$");

    private static Field Message => Text("message", 10_000, "What to say.");

    private static JsonText Receipt => Of(Text("target", 64, "The webhook."), Text("deliveryId", 80, "This delivery's id."), Whole("status", 100, 599, "The receiver's answer."), Text("sentAt", 40, "When."));

    /// <summary>The built-in kind of that name, or null.</summary>
    public static StepKind? Find(string name) => ByName.TryGetValue(name, out var found) ? found.Kind : null;

    /// <summary>What is wrong with a payload of a built-in kind; empty when it fits. Kinds of a template: <see cref="KindCatalog"/>.</summary>
    public static ImmutableArray<FieldError> Validate(string kind, JsonText payload, string path = "payload") => KindCatalog.BuiltIn.Validate(kind, payload, path);

    internal static PayloadSchema SchemaOf(string kind) => ByName[kind].Schema;

    private static StepKind Kind(
        string name, string about, JsonText schema, JsonText result, string? gate = null, bool outward = false, int inputTokens = 0, int outputTokens = 0) =>
        new(name, about, schema, result, gate, outward, inputTokens, outputTokens);
}
