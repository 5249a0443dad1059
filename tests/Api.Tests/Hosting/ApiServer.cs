using System.Net.Http.Headers;
using System.Net.Http.Json;
using AgentOps.Api.Access;
using AgentOps.Companies;
using AgentOps.Silo.Hosting;
using AgentOps.Silo.Postgres;
using AgentOps.Silo.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentOps.Api.Tests.Hosting;

/// <summary>The whole server in this process, on a port of its own and a database of its own; one for a test class.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    private const string AdminKey = "api-tests-admin-key-0123456789abcdef";
    private readonly string _home = Directory.CreateTempSubdirectory("agentops-api-").FullName;
    private WebApplication? _app;
    private int _companies;

    public TestDatabase Database { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>With the admin key.</summary>
    public HttpClient Admin { get; private set; } = null!;

    /// <summary>Without any key.</summary>
    public HttpClient Nobody { get; private set; } = null!;

    /// <summary>What the server is made of.</summary>
    internal IServiceProvider Services => _app!.Services;

    /// <summary>Everything the server logged.</summary>
    internal KeptLog Log { get; } = new();

    /// <summary>What a test class sets besides; in place before the server starts.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_home, "stage", "assets"));
        await File.WriteAllTextAsync(Path.Combine(_home, "stage", "index.html"), "<!doctype html><title>Stage</title>");
        await File.WriteAllTextAsync(Path.Combine(_home, "stage", "assets", "app-1a2b.js"), new string('x', 4_000));
        Database = await TestDatabase.Create();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = _home });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(Settings)
        {
            ["AGENTOPS_ADMIN_KEY"] = AdminKey, ["AGENTOPS_STAGE"] = Path.Combine(_home, "stage"), ["AGENTOPS_RATE_LIMIT"] = Settings.GetValueOrDefault("AGENTOPS_RATE_LIMIT", "0"),
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var options = SiloOptions.From(builder.Configuration);
        (options.Home, options.Company, options.Template) = (_home, "first", "minimal");
        builder.AddAgentOps(options, Database.Source, new DatabaseAddress(Database.ConnectionString), TimeProvider.System);
        builder.Services.AddSingleton<ITemplateSource>(new QuietTemplates(new YamlTemplates(Path.Combine(AppContext.BaseDirectory, "companies"))));
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.Configure<ApiOptions>(options => options.StreamPatience = TimeSpan.FromSeconds(3));
        _app = builder.Build();
        await AgentOps.Api.Access.AdminKey.Ensure(Database.Source, builder.Configuration, _home, TimeProvider.System);
        _app.MapAgentOpsApi();
        await _app.StartAsync();
        Address = new(_app.Urls.Single());
        (Admin, Nobody) = (Client(AdminKey), Client(null));
    }

    /// <summary>A client with that key.</summary>
    public HttpClient Client(string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A new key.</summary>
    internal async Task<NewKey> Key(Role role, string? company = null)
    {
        using var response = await Admin.PostAsJsonAsync("/api/keys", new { name = $"test {role}", role = role.ToString().ToLowerInvariant(), company });
        var made = await response.Json(201);
        return new(made.Text("id"), made.Text("key"));
    }

    /// <summary>A client with a new key.</summary>
    internal async Task<HttpClient> Client(Role role, string? company = null) => Client((await Key(role, company)).Key);

    /// <summary>A new company with nothing to do yet, whose steps of kind <c>view</c> only external workers do.</summary>
    internal async Task<TestCompany> Company(string template = QuietTemplates.Quiet)
    {
        var key = $"c{Interlocked.Increment(ref _companies)}";
        using var response = await Admin.PostAsJsonAsync("/api/companies", new { key, template });
        await response.Json(201);
        var company = new TestCompany(this, key);
        await company.Policy("worker_view", new { concurrency = 0 });
        foreach (var first in (await company.Get("missions")).Items()) await Admin.Post($"{company.Path}/missions/{first!.Text("id")}/cancel").Json(200);
        return company;
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await Database.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }
}
