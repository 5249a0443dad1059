using Microsoft.Net.Http.Headers;

namespace AgentOps.Api.Stage;

/// <summary>Serves the web app for every GET that no endpoint takes and that is not the API's.</summary>
internal sealed class StageGate(RequestDelegate next, StageFiles files)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] Ours = ["/api", "/health", "/openapi"];

    public Task Invoke(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not null || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))) return next(context);
        if (Array.Exists(Ours, prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))) return next(context);
        return files.Find(request.Path.Value ?? "/") is { } file ? Serve(context, file) : next(context);
    }

    private static Task Serve(HttpContext context, StageAsset file)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.CacheControl = file.Immutable ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = file.ETag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.Headers.IfNoneMatch.ToString().Contains(file.ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (bytes, encoding) = file.For(request.Headers.AcceptEncoding.ToString());
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
