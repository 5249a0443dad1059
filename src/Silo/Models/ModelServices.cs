using AgentOps.Models;
using AgentOps.Models.Scripted;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Models;

/// <summary>Registers the models (docs/models.md).</summary>
public static class ModelServices
{
    private static readonly TimeSpan OfflineTimeOut = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The scripted model and the providers <paramref name="setting"/> (the environment without it) configures. A further <see cref="ModelProvider"/> in the
    /// services is used too, and replaces one of the same name.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it and what to do.</exception>
    public static IServiceCollection AddModels(this IServiceCollection services, Func<string, string?>? setting = null)
    {
        var read = setting ?? Environment.GetEnvironmentVariable;
        var settings = ModelSettings.Read(read).ToArray();
        var main = ModelSettings.DefaultProvider(read);
        var price = ModelSettings.PriceOf("AGENTOPS_OFFLINE", read("AGENTOPS_OFFLINE_PRICE") is { Length: > 0 } given ? given : null);
        return services.AddSingleton<IModelFactory>(provider => Factory(provider, settings, main, price))
            .AddSingleton(provider => new RehearsalModels(
                [.. settings.Select(s => (s.Name, s.Model, s.Price)), .. provider.GetServices<ModelProvider>().Select(p => (p.Name, p.DefaultModel, p.Price)), (ModelProvider.Offline, ScriptedModel.ModelName, price)], main));
    }

    private static ModelFactory Factory(IServiceProvider services, ModelSettings[] settings, string main, ModelPrice? offlinePrice)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var log = services.GetRequiredService<ILogger<LoggingModel>>();
        var providers = new Dictionary<string, ModelProvider>(StringComparer.Ordinal)
        {
            [ModelProvider.Offline] = new(ModelProvider.Offline, new LoggingModel(new ScriptedModel(clock), ModelProvider.Offline, clock, log), ScriptedModel.ModelName, OfflineTimeOut, offlinePrice),
        };
        // A real model answers in real time, and says "try again at" by the real clock.
        foreach (var real in settings) providers[real.Name] = Provider(real, services.GetKeyedService<TimeProvider>(Api.Clocks.Wall) ?? clock, log);
        foreach (var plugged in services.GetServices<ModelProvider>()) providers[plugged.Name] = plugged;
        return new(providers.Values, main, clock);
    }

    private static ModelProvider Provider(ModelSettings settings, TimeProvider clock, ILogger<LoggingModel> log)
    {
        var http = ModelHttp.Invoker();
        IChatClient client = settings.Name == "anthropic" ? new AnthropicModel(settings, http, clock) : new OpenAiModel(settings, http, clock);
        return new(settings.Name, new LoggingModel(new ResilientModel(client, settings.Name, clock), settings.Name, clock, log), settings.Model, settings.TimeOut, settings.Price);
    }
}
