using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using AgentOps.Reading;
using AgentOps.Web;

namespace AgentOps.Silo.Web;

/// <summary>Reads RSS 2.0, RSS 1.0 and Atom. No DTD, so no entities to expand and nothing to fetch.</summary>
internal static class FeedReader
{
    private const int MaxItems = 100;

    /// <summary>The feed, or null when the text is no XML feed.</summary>
    internal static Feed? Read(Uri address, string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal)) return null;
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 8_000_000 });
            document = XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }

        if (document.Root is not { Name.LocalName: "rss" or "feed" or "RDF" } root) return null;
        var items = root.Descendants().Where(e => e.Name.LocalName is "item" or "entry").Take(MaxItems).Select(e => Item(address, e));
        var title = root.Elements().Concat(root.Elements().Elements()).FirstOrDefault(e => e.Name.LocalName == "title")?.Value;
        return new(address, Clean(title ?? address.Host, 300), [.. items.OrderByDescending(i => i.PublishedAt ?? DateTimeOffset.MinValue)]);
    }

    /// <summary>A page read as a feed: its links, in order.</summary>
    internal static Feed OfPage(Page page) => new(
        page.Address, page.Title, [.. page.Links.Where(l => l.Text.Length >= 15).Take(MaxItems).Select(l => new FeedItem(l.Address, l.Text, l.Address, "", null))]);

    private static FeedItem Item(Uri address, XElement element)
    {
        string? Value(params string[] names) => names.Select(n => element.Elements().FirstOrDefault(e => e.Name.LocalName == n)?.Value).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

        var links = element.Elements().Where(e => e.Name.LocalName == "link").ToArray();
        var link = links.FirstOrDefault(l => (string?)l.Attribute("rel") is null or "alternate") ?? links.FirstOrDefault();
        var target = (string?)link?.Attribute("href") ?? link?.Value ?? "";
        var absolute = Uri.TryCreate(address, target.Trim(), out var uri) && uri.Scheme is "http" or "https" ? uri!.AbsoluteUri : "";
        return new(
            Clean(Value("guid", "id") ?? absolute, 300),
            Clean(Plain(Value("title") ?? "(untitled)"), 300),
            absolute,
            Clean(Plain(Value("description", "summary", "content", "encoded") ?? ""), 600),
            When(Value("pubDate", "published", "updated", "date")));
    }

    private static string Plain(string html) => html.Contains('<', StringComparison.Ordinal) && HtmlDepth.Of(html) < 200
        ? new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).Body?.TextContent ?? ""
        : html;

    private static string Clean(string text, int max) => Sentences.Cut(Sentences.OneLine(PageText.Clean(text)), max);

    private static DateTimeOffset? When(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
