using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Tests.Web;

/// <summary>A real web server on a port the system chooses, reachable on every loopback address; remembers what was asked.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);

    private TestSite(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Method, string Path, IHeaderDictionary Headers, string Body)> Requests { get; } = new();

    public int Port { get; private set; }

    public string Origin => $"http://127.0.0.1:{Port}";

    public Uri At(string path) => new(Origin + path);

    public static async Task<TestSite> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Any, 0));
        var app = builder.Build();
        var site = new TestSite(app);
        app.Run(site.Answer);
        await app.StartAsync();
        site.Port = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1")).Port;
        return site;
    }

    public TestSite Page(string path, RequestDelegate answer)
    {
        _pages[path] = answer;
        return this;
    }

    public TestSite Page(string path, string body, string type = "text/html; charset=utf-8", int status = 200) => Page(path, async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    });

    public TestSite Redirect(string path, string to) => Page(path, context =>
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    });

    public int Asked(string path) => Requests.Count(r => r.Path == path);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task Answer(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue((context.Request.Method, context.Request.Path.Value!, new HeaderDictionary(context.Request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
        if (_pages.TryGetValue(context.Request.Path.Value!, out var page)) await page(context);
        else context.Response.StatusCode = 404;
    }
}
