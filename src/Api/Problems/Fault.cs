using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using AgentOps.Api.Json;
using AgentOps.Intake;
using Microsoft.AspNetCore.Http.Metadata;

namespace AgentOps.Api.Problems;

/// <summary>An error as a handler's answer: problem details with the status' own type and title.</summary>
public sealed class Fault : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private const string MediaType = "application/problem+json";
    private readonly int? _retryAfter;

    private Fault(int status, string detail, IReadOnlyDictionary<string, string[]>? errors = null, TimeSpan? retryAfter = null)
    {
        var (name, title) = Statuses.Of(status);
        Body = new("urn:agentops:problem:" + name, title, status, detail, errors);
        _retryAfter = retryAfter is { } wait ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : null;
    }

    /// <summary>What is answered.</summary>
    internal ProblemBody Body { get; }

    /// <inheritdoc/>
    public int? StatusCode => Body.Status;

    /// <summary>An answer of that status; <paramref name="retryAfter"/> becomes the header, in whole seconds.</summary>
    public static Fault Of(int status, string detail, TimeSpan? retryAfter = null) => new(status, detail, null, retryAfter);

    /// <summary>404: nothing of that name here, or not for this key.</summary>
    public static Fault NoSuch(string what) => new(StatusCodes.Status404NotFound, $"There is no such {what}.");

    /// <summary>409.</summary>
    public static Fault Conflict(string detail) => new(StatusCodes.Status409Conflict, detail);

    /// <summary>400 with one fault.</summary>
    public static Fault Bad(string path, string message) => Bad([new(path, message)]);

    /// <summary>400 with every fault that was found.</summary>
    public static Fault Bad(IEnumerable<FieldError> errors)
    {
        var byPath = errors
            .GroupBy(e => e.Path, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Select(e => e.Message).ToArray(), StringComparer.Ordinal);
        var detail = string.Join(" ", byPath.Take(3).Select(e => e.Key.Length == 0 ? $"The request {e.Value[0]}." : $"{e.Key} {e.Value[0]}."));
        return new(StatusCodes.Status400BadRequest, detail, byPath);
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Body.Status;
        response.Headers.CacheControl = "no-store";
        if (_retryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (Body.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        return response.WriteAsJsonAsync(Body, ApiJson.Strict.ProblemBody, MediaType, httpContext.RequestAborted);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ProblemBody), [MediaType]));
}
