using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Silo.Hosting;

namespace AgentOps.Silo.Commands.Remote;

/// <summary>The server that commands act on, over its REST API like any other client. Every failure is a sentence a person can act on.</summary>
internal sealed class RunningServer : IDisposable
{
    /// <summary>Where the server is.</summary>
    public static readonly Option<string?> Address = new("--server")
    {
        Description = "Where the server is (default: the first of AGENTOPS_URLS, else http://127.0.0.1:5080).",
    };

    /// <summary>Which company a command is about.</summary>
    public static readonly Option<string> Company = new("--company") { Description = "The company.", DefaultValueFactory = _ => "studio" };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private readonly HttpClient _http;

    private RunningServer(Uri address, string key)
    {
        At = address;
        _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    /// <summary>Its address.</summary>
    public Uri At { get; }

    /// <summary>The server the command line or the environment names, with the key the environment holds.</summary>
    public static RunningServer Of(ParseResult parsed) => Of(parsed.GetValue(Address));

    /// <summary>The server at an address, or where the environment says it listens.</summary>
    public static RunningServer Of(string? address)
    {
        var text = address ?? SiloOptions.From(CommandLine.Configuration).Urls.Split(';')[0];
        foreach (var everywhere in new[] { "//0.0.0.0", "//*", "//+" }) text = text.Replace(everywhere, "//127.0.0.1", StringComparison.Ordinal);
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new(uri, ClientKey.Find(CommandLine.Configuration))
            : throw new CommandFailedException($"'{text}' is no address of a server; write it like http://127.0.0.1:5080.");
    }

    /// <summary>The address of something of a company.</summary>
    public static string Of(string company, string path) => $"api/companies/{Uri.EscapeDataString(company)}{(path.Length > 0 ? "/" : "")}{path}";

    public Task<JsonNode> Get(string path, CancellationToken cancellationToken) => Ask(HttpMethod.Get, path, null, cancellationToken);

    public Task<JsonNode> Post(string path, JsonNode? body, CancellationToken cancellationToken) => Ask(HttpMethod.Post, path, body, cancellationToken);

    public Task<JsonNode> Delete(string path, CancellationToken cancellationToken) => Ask(HttpMethod.Delete, path, null, cancellationToken);

    /// <summary>Asks and answers the JSON of the answer, null JSON when it has none.</summary>
    public async Task<JsonNode> Ask(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await Send(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NoContent) return new JsonObject();
        return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? new JsonObject();
    }

    /// <summary>Whether it serves the Stage.</summary>
    public async Task<bool> HasPage(CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync("", cancellationToken);
        var page = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode && page.Contains("<script", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Sends a request; an answer that is no success becomes the sentence it carries.</summary>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        // What brings a file takes as long as it takes.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Content is not StreamContent) patience.CancelAfter(Patience);
        try
        {
            response = await _http.SendAsync(request, completion, patience.Token);
        }
        catch (HttpRequestException error)
        {
            throw new ServerAwayException(
                $"No AgentOps server answers at {At}: start it with 'agentops run' (or ./run), or say where it is with --server.", error);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerAwayException(
                $"The server at {At} took more than {Patience.TotalSeconds:0} s to answer. What was asked may or may not have been done.", error);
        }

        if (response.IsSuccessStatusCode) return response;
        using (response) throw await Refusal(response, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Exception> Refusal(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string? detail = null;
        try
        {
            detail = (string?)(await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))?["detail"];
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or HttpRequestException)
        {
            // No problem details: then the status must do.
        }

        var text = detail ?? $"The server at {At} answered {(int)response.StatusCode} {response.ReasonPhrase}.";
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            text += " The key came from AGENTOPS_KEY(_FILE), AGENTOPS_ADMIN_KEY(_FILE) or $AGENTOPS_HOME/admin.key.";
        return (int)response.StatusCode is 502 or 503 or 504 ? new ServerAwayException(text) : new CommandFailedException(text);
    }
}
