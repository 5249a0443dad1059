using AgentOps.Companies;
using AgentOps.Json;

namespace AgentOps.Api.Tests.Hosting;

/// <summary>The templates there are, and <c>quiet</c>: minimal without conversations and first mission, for tests that count.</summary>
internal sealed class QuietTemplates(ITemplateSource all) : ITemplateSource
{
    internal const string Quiet = "quiet";

    public IReadOnlyList<string> Names => all.Names;

    public Template Load(string name)
    {
        if (name != Quiet) return all.Load(name);
        var minimal = all.Load("minimal");
        return minimal with { FirstMission = null, Policies = minimal.Policies.SetItem("roundtable_policy", new JsonText("""{"enabled": false}""")) };
    }
}
