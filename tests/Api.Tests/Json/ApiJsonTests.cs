using AgentOps.Api.Json;
using AgentOps.Api.Problems;
using AgentOps.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Api.Tests.Json;

/// <summary>The list of types in <see cref="ApiJson"/> is kept by hand; one that misses there makes its endpoint answer 500.</summary>
public sealed class ApiJsonTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public void It_knows_every_body_and_every_answer_of_every_endpoint_and_nothing_else()
    {
        var endpoints = server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).ToList();
        var used = endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<IAcceptsMetadata>().Select(m => m.RequestType))
            .Concat(endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(m => m.Type)))
            .OfType<Type>().Where(type => type != typeof(void) && type.Namespace!.StartsWith("AgentOps.Api", StringComparison.Ordinal)).Distinct().ToList();
        used.Count.ShouldBeGreaterThan(30);

        used.Where(type => ApiJson.Strict.GetTypeInfo(type) is null).ShouldBeEmpty();
        var listed = typeof(ApiJson).GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(System.Text.Json.Serialization.JsonSerializableAttribute))
            .Select(a => (Type)a.ConstructorArguments[0].Value!).Where(type => type.Namespace!.StartsWith("AgentOps.Api", StringComparison.Ordinal)).ToList();
        listed.GroupBy(type => type).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty("listed twice");
        listed.Except(used).Except(used.SelectMany(type => type.GetGenericArguments())).Except([typeof(ProblemBody)]).ShouldBeEmpty("no endpoint takes or gives them");
    }
}
