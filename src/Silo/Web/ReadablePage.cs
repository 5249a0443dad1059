using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using AgentOps.Reading;
using AgentOps.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AgentOps.Silo.Web;

/// <summary>Makes HTML readable: title, main text in reading order, links. Walks without recursion, so that no page can exhaust the stack.</summary>
internal static class ReadablePage
{
    private const int MaxText = 64 * 1024;
    private const int MaxLinks = 200;
    private const int MaxDepth = 1_000;

    private static readonly FrozenSet<string> Skipped = new[]
    {
        "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "IFRAME", "OBJECT", "CANVAS", "NAV", "FOOTER", "ASIDE", "FORM", "BUTTON", "SELECT", "HEAD", "DIALOG",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "P", "DIV", "SECTION", "ARTICLE", "MAIN", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "UL", "OL", "BLOCKQUOTE", "PRE", "TABLE", "TR", "DT", "DD", "BR", "HR", "FIGCAPTION", "HEADER",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static Page Read(Uri address, string html, DateTimeOffset at)
    {
        if (HtmlDepth.Of(html) > MaxDepth) throw new FetchException($"{WebClient.Shown(address)} is nested deeper than {MaxDepth} levels.", retryable: false);
        var document = new HtmlParser().ParseDocument(html);
        var main = document.QuerySelector("article") is { } article && Text(article).Length > 400 ? article
            : document.QuerySelector("main, [role=main]") is { } marked && Text(marked).Length > 200 ? marked
            : (IElement?)document.Body ?? document.DocumentElement;
        var text = Text(main);
        if (text.Length == 0 && document.Body is { } body) text = Text(body);
        return new(address, Title(document, address), text, Links(document, address), Language(document), at);
    }

    private static string Title(IDocument document, Uri address)
    {
        var title = document.Title;
        if (string.IsNullOrWhiteSpace(title)) title = document.QuerySelector("meta[property='og:title']")?.GetAttribute("content");
        if (string.IsNullOrWhiteSpace(title)) title = document.QuerySelector("h1") is { } heading ? Text(heading) : null;
        return string.IsNullOrWhiteSpace(title) ? address.Host : Sentences.Cut(Sentences.OneLine(PageText.Clean(title)), 300);
    }

    private static string? Language(IDocument document) =>
        document.DocumentElement?.GetAttribute("lang") is { Length: > 1 and <= 20 } language && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? language : null;

    /// <summary>The visible text below a node, one block a line.</summary>
    private static string Text(INode root)
    {
        var text = new StringBuilder();
        var node = root;
        while (node is not null && text.Length < MaxText)
        {
            if (node is IText words) text.Append(words.Data);
            else if (node is IElement element && Blocks.Contains(element.LocalName)) text.Append('\n');
            node = Next(node, root, text);
        }

        var lines = PageText.Clean(text.ToString()).Split('\n').Select(Sentences.OneLine).Where(l => l.Length > 0);
        var joined = string.Join('\n', lines);
        return joined.Length <= MaxText ? joined : Sentences.Cut(joined, MaxText);
    }

    private static INode? Next(INode node, INode root, StringBuilder text)
    {
        var closed = node is IElement element && (Skipped.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true");
        if (node.FirstChild is { } child && (!closed || node == root)) return child;
        for (var up = node; up is not null && up != root; up = up.Parent)
        {
            if (up is IElement block && Blocks.Contains(block.LocalName)) text.Append('\n');
            if (up.NextSibling is { } sibling) return sibling;
        }

        return null;
    }

    private static ImmutableArray<PageLink> Links(IDocument document, Uri address)
    {
        var start = document.QuerySelector("base[href]")?.GetAttribute("href") is { } stated && Uri.TryCreate(address, stated, out var given) ? given : address;
        var links = ImmutableArray.CreateBuilder<PageLink>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var anchor in document.QuerySelectorAll("a[href]"))
        {
            if (links.Count >= MaxLinks) break;
            if (!Uri.TryCreate(start, anchor.GetAttribute("href"), out var target) || target.Scheme is not ("http" or "https") || target.AbsoluteUri.Length > 2_000) continue;
            var words = Sentences.Cut(Sentences.OneLine(Text(anchor)), 200);
            if (words.Length > 0 && seen.Add(target.GetLeftPart(UriPartial.Query))) links.Add(new(target.AbsoluteUri, words));
        }

        return links.ToImmutable();
    }
}
