using System.Collections.Immutable;
using AgentOps.Models;
using AgentOps.Models.Scripted;

namespace AgentOps.Silo.Models;

/// <summary>
/// This server's models as a rehearsal has them: the same names, routes and prices, but every line is scripted, so that nothing is sent and nothing is paid.
/// </summary>
internal sealed class RehearsalModels(ImmutableArray<(string Name, string Model, ModelPrice? Price)> providers, string main)
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);

    public ModelFactory At(TimeProvider clock)
    {
        var script = new ScriptedModel(clock);
        return new(providers.DistinctBy(p => p.Name).Select(p => new ModelProvider(p.Name, script, p.Model, TimeOut, p.Price)), main, clock);
    }
}
