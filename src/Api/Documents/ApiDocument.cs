using System.Text.RegularExpressions;
using AgentOps.Json;
using Microsoft.OpenApi;

namespace AgentOps.Api.Documents;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>.</summary>
internal static partial class ApiDocument
{
    private const string Scheme = "key";

    internal static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "AgentOps",
                Version = "1",
                Description = "Runs a company of AI agents: proposals enter by one door, missions execute, events tell. Send a key as a bearer token.",
            };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key of role viewer, worker, operator or admin." },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            AddPathParameters(operation, context.Description.RelativePath ?? "");
            Examples.AddTo(operation, context.Description);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Free JSON: any value at all.
            if (context.JsonTypeInfo.Type == typeof(JsonText) || context.JsonTypeInfo.Type == typeof(JsonText?)) schema.Type = null;
            return Task.CompletedTask;
        });
    });

    /// <summary>The company is read by the access gate and not by the handlers, so nobody else would document it.</summary>
    private static void AddPathParameters(OpenApiOperation operation, string path)
    {
        foreach (Match match in PathParameter().Matches(path))
        {
            var name = match.Groups[1].Value;
            if (operation.Parameters?.Any(p => p.Name == name) == true) continue;
            operation.Parameters ??= [];
            operation.Parameters.Insert(0, new OpenApiParameter
            {
                Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex PathParameter();
}
