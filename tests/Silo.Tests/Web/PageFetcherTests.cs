using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using AgentOps.Silo.Web;
using AgentOps.Web;
using Microsoft.AspNetCore.Http;

namespace AgentOps.Silo.Tests.Web;

public sealed class PageFetcherTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async Task InitializeAsync() => _site = await TestSite.Start();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_page_becomes_title_text_and_links()
    {
        _site.Page("/", """
            <!doctype html><html lang="en"><head><title> The  Blue Kettle </title><style>p{}</style><script>alert("<p>no</p>")</script></head>
            <body><nav><a href="/menu">Menu</a></nav><main><h1>Blue&nbsp;Kettle</h1><p>It boils a <b>litre</b> in 3 minutes.</p><p>It costs 49&euro;.</p>
            <p><a href="order?x=1#top">Order here</a> <a href="javascript:alert(1)">bad</a></p></main><footer>Imprint</footer></body></html>
            """);
        var page = await Fetcher().Fetch(_site.At("/"), default);

        page.Title.ShouldBe("The Blue Kettle");
        page.Text.ShouldBe("Blue Kettle\nIt boils a litre in 3 minutes.\nIt costs 49€.\nOrder here bad");
        page.Language.ShouldBe("en");
        page.Links.Select(l => (l.Address, l.Text)).ShouldBe([($"{_site.Origin}/menu", "Menu"), ($"{_site.Origin}/order?x=1#top", "Order here")]);
    }

    [Fact]
    public async Task An_article_is_preferred_and_plain_text_and_json_are_read_too()
    {
        var filler = string.Concat(Enumerable.Repeat("A sentence of the article that matters. ", 20));
        _site.Page("/a", $"<html><body><div>Cookie banner</div><article><p>{filler}</p></article><div>Related junk</div></body></html>");
        (await Fetcher().Fetch(_site.At("/a"), default)).Text.ShouldBe(filler.Trim());
        _site.Page("/t.txt", "One.\r\n\r\nTwo.", "text/plain");
        (await Fetcher().Fetch(_site.At("/t.txt"), default)).Text.ShouldBe("One.\nTwo.");
        _site.Page("/j", """{"a":1}""", "application/json");
        (await Fetcher().Fetch(_site.At("/j"), default)).Text.ShouldBe("""{"a":1}""");
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/", "loopback")]
    [InlineData("http://localhost:{0}/", "loopback")]
    [InlineData("http://2130706433:{0}/", "loopback")]
    [InlineData("http://0x7f.0.0.1/", "loopback")]
    [InlineData("http://[::1]/", "loopback")]
    [InlineData("http://[::ffff:127.0.0.1]/", "IPv4 in IPv6")]
    [InlineData("http://[64:ff9b::7f00:1]/", "IPv4 in IPv6")]
    [InlineData("http://[2002:7f00:1::]/", "IPv4 in IPv6")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "metadata")]
    [InlineData("http://10.0.0.1/", "private")]
    [InlineData("http://192.168.1.1/", "private")]
    [InlineData("http://172.16.0.1/", "private")]
    [InlineData("http://100.64.0.1/", "carrier-grade")]
    [InlineData("http://0.0.0.0/", "this network")]
    [InlineData("http://[fd00::1]/", "private")]
    [InlineData("http://[fe80::1]/", "link-local")]
    [InlineData("http://224.0.0.1/", "multicast")]
    [InlineData("http://93.184.216.34:8080/", "port 8080")]
    [InlineData("http://user:pw@example.org/", "password")]
    [InlineData("ftp://example.org/", "http and https")]
    [InlineData("file:///etc/passwd", "http and https")]
    public async Task What_is_not_on_the_open_web_is_refused_before_connecting(string address, string says)
    {
        var refused = await Should.ThrowAsync<FetchException>(() => Fetcher("").Fetch(new Uri(string.Format(null, address, _site.Port)), default));
        refused.Message.ShouldContain(says);
        refused.Retryable.ShouldBeFalse();
        _site.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_hop_of_a_redirect_is_judged()
    {
        await using var inner = await TestSite.Start();
        inner.Page("/secret", "inside");
        _site.Redirect("/out", $"{inner.Origin}/secret").Redirect("/file", "file:///etc/passwd").Redirect("/meta", "http://169.254.169.254/");
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/out"), default))).Message.ShouldContain("loopback");
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/file"), default))).Message.ShouldContain("http and https");
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/meta"), default))).Message.ShouldContain("metadata");
        inner.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_changes_its_answer_is_judged_each_time()
    {
        _site.Page("/", context =>
        {
            context.Response.Headers.Connection = "close";
            return context.Response.WriteAsync("<p>hello</p>");
        });
        var answers = new Queue<string>(["127.0.0.2", "127.0.0.2", "127.0.0.3"]);
        var fetcher = Fetcher("127.0.0.2", resolve: (_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) }));
        var address = new Uri($"http://rebind.example:{_site.Port}/");
        (await fetcher.Fetch(address, default)).Text.ShouldBe("hello");

        (await Should.ThrowAsync<FetchException>(async () => { while (answers.Count > 0) await fetcher.Fetch(address, default); })).Message.ShouldContain("loopback");
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_no_more()
    {
        for (var i = 1; i <= 6; i++) _site.Redirect($"/r{i}", $"/r{i - 1}");
        _site.Page("/r0", "<title>there</title><p>arrived</p>");
        var page = await Fetcher().Fetch(_site.At("/r5"), default);
        page.Title.ShouldBe("there");
        page.Address.ShouldBe(_site.At("/r0"));
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/r6"), default))).Message.ShouldContain("more than 5 times");
    }

    [Fact]
    public async Task An_endless_page_and_a_compressed_bomb_end_at_the_cap()
    {
        _site.Page("/endless", async context =>
        {
            context.Response.ContentType = "text/html";
            var chunk = Encoding.UTF8.GetBytes(new string('x', 32 * 1024));
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });
        _site.Page("/bomb", async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++) await gzip.WriteAsync(zeros, context.RequestAborted);
        });
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/endless"), default))).Message.ShouldContain("larger than 2048 KiB");
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/bomb"), default))).Message.ShouldContain("larger than 2048 KiB");
    }

    [Fact]
    public async Task A_page_that_hangs_ends_at_the_time_out_also_when_it_drips()
    {
        _site.Page("/hang", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        _site.Page("/drip", async context =>
        {
            while (true)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });
        foreach (var path in (string[])["/hang", "/drip"])
        {
            var late = await Should.ThrowAsync<FetchException>(() => Fetcher(timeOut: TimeSpan.FromMilliseconds(400)).Fetch(_site.At(path), default));
            late.Message.ShouldContain("did not answer within 0.4 s");
            late.Retryable.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Cancelling_is_cancelling_and_no_fault()
    {
        _site.Page("/hang", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<OperationCanceledException>(() => Fetcher().Fetch(_site.At("/hang"), stop.Token));
    }

    [Fact]
    public async Task Binary_and_wrongly_encoded_pages_get_a_readable_error()
    {
        _site.Page("/img", context => { context.Response.ContentType = "image/png"; return context.Response.Body.WriteAsync(new byte[] { 1, 2 }).AsTask(); });
        _site.Page("/lie", context => { context.Response.ContentType = "text/html"; return context.Response.Body.WriteAsync(Enumerable.Range(0, 4000).Select(i => (byte)(i * 37)).ToArray()).AsTask(); });
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/img"), default))).Message.ShouldContain("image/png");
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/lie"), default))).Message.ShouldContain("binary or wrongly encoded");
    }

    [Fact]
    public async Task Character_sets_are_honoured_by_header_by_mark_and_by_the_pages_own_head()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Bytes("/header", "text/html; charset=windows-1252", Encoding.GetEncoding(1252).GetBytes("<p>Grüße für 5 €</p>"));
        Bytes("/mark", "text/html", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<p>Grüße für 5 €</p>")]);
        Bytes("/head", "text/html", Encoding.Latin1.GetBytes("<head><meta charset=\"iso-8859-15\"></head><p>Grüße für 5 \u00A4</p>"));
        Bytes("/plain", "text/html; charset=nonsense", Encoding.UTF8.GetBytes("<p>Grüße für 5 €\0</p>"[..^5] + "</p>"));
        foreach (var path in (string[])["/header", "/mark", "/head", "/plain"]) (await Fetcher().Fetch(_site.At(path), default)).Text.ShouldBe("Grüße für 5 €", path);

        void Bytes(string path, string type, byte[] body) =>
            _site.Page(path, context => { context.Response.ContentType = type; return context.Response.Body.WriteAsync(body).AsTask(); });
    }

    [Fact]
    public async Task Robots_txt_is_honoured_and_asked_once()
    {
        _site.Page("/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/press\n\nUser-agent: AgentOps\nDisallow: /private\nDisallow: /*.pdf$\nAllow: /private/press\n", "text/plain");
        _site.Page("/open", "<p>open</p>").Page("/private/x", "<p>no</p>").Page("/private/press", "<p>press</p>");
        var fetcher = Fetcher();
        (await fetcher.Fetch(_site.At("/open"), default)).Text.ShouldBe("open");
        (await fetcher.Fetch(_site.At("/private/press"), default)).Text.ShouldBe("press");
        (await Should.ThrowAsync<FetchException>(() => fetcher.Fetch(_site.At("/private/x"), default))).Message.ShouldContain("robots.txt forbids");
        (await Should.ThrowAsync<FetchException>(() => fetcher.Fetch(_site.At("/a/b.pdf"), default))).Message.ShouldContain("robots.txt forbids");
        _site.Asked("/robots.txt").ShouldBe(1);
        _site.Asked("/private/x").ShouldBe(0);

        await using var broken = await TestSite.Start();
        broken.Page("/robots.txt", "oops", status: 503).Page("/", "<p>x</p>");
        var unknown = await Should.ThrowAsync<FetchException>(() => Fetcher($"127.0.0.1:{broken.Port}").Fetch(broken.At("/"), default));
        unknown.Message.ShouldContain("robots.txt answered 503");
        unknown.Retryable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_nested_without_end_is_refused_at_once()
    {
        _site.Page("/deep", string.Concat(Enumerable.Repeat("<div>", 300_000)));
        var started = Stopwatch.GetTimestamp();
        (await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/deep"), default))).Message.ShouldContain("nested deeper");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        _site.Page("/list", "<ul>" + string.Concat(Enumerable.Repeat("<li>item<p>text<br>", 3_000)) + "</ul>");
        (await Fetcher().Fetch(_site.At("/list"), default)).Text.ShouldStartWith("item\ntext");
    }

    [Theory]
    [InlineData(404, false)]
    [InlineData(403, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    public async Task A_status_is_told_and_decides_whether_to_try_again(int status, bool retryable)
    {
        _site.Page("/s", "no", status: status);
        var failed = await Should.ThrowAsync<FetchException>(() => Fetcher().Fetch(_site.At("/s?token=geheim"), default));
        failed.Message.ShouldContain($"answered {status}");
        failed.Message.ShouldNotContain("geheim");
        failed.Retryable.ShouldBe(retryable);
    }

    [Fact]
    public async Task Feeds_are_read_newest_first_and_a_page_serves_as_one()
    {
        _site.Page("/rss", """
            <?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>http://x/</link>
            <item><title>Old</title><link>/old</link><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;An &lt;b&gt;old&lt;/b&gt; one&lt;/p&gt;</description></item>
            <item><title>New</title><link>/new</link><pubDate>Tue, 03 Nov 2026 10:00:00 +0100</pubDate></item></channel></rss>
            """, "application/rss+xml");
        _site.Page("/atom", """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><entry><id>1</id><title>Post</title><link rel="self" href="/self"/><link href="/post"/><updated>2026-11-01T00:00:00Z</updated><summary>Short.</summary></entry></feed>
            """, "application/atom+xml");
        _site.Page("/page", "<title>List</title><body><a href='/one'>A headline that is long enough</a><a href='/x'>short</a></body>");
        var rss = await Fetcher().FetchFeed(_site.At("/rss"), default);
        rss.Title.ShouldBe("News");
        rss.Items.Select(i => (i.Title, i.Link)).ShouldBe([("New", $"{_site.Origin}/new"), ("Old", $"{_site.Origin}/old")]);
        rss.Items[1].Summary.ShouldBe("An old one");
        rss.Items[0].PublishedAt.ShouldBe(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
        (await Fetcher().FetchFeed(_site.At("/atom"), default)).Items.ShouldHaveSingleItem().Link.ShouldBe($"{_site.Origin}/post");
        (await Fetcher().FetchFeed(_site.At("/page"), default)).Items.ShouldHaveSingleItem().Title.ShouldBe("A headline that is long enough");
    }

    [Fact]
    public async Task A_feed_with_a_document_type_is_refused()
    {
        _site.Page("/lol", """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><rss><channel><title>&b;&c;</title></channel></rss>""", "application/xml");
        (await Should.ThrowAsync<FetchException>(() => Fetcher().FetchFeed(_site.At("/lol"), default))).Message.ShouldContain("neither RSS nor Atom");
    }

    private PageFetcher Fetcher(string? allow = null, TimeSpan? timeOut = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var opened = OpenedAddresses.Parse(allow ?? $"127.0.0.1:{_site.Port}");
        return new(new WebOptions { Opened = opened, TimeOut = timeOut ?? TimeSpan.FromSeconds(20) }, new GuardedConnections(opened, resolve), TimeProvider.System);
    }
}
