using AgentOps.Json;

namespace AgentOps.WhatIf;

/// <summary>Looks back before a policy is saved (SPEC §2.4). Changes nothing and stores nothing. Key <c>company/-</c>.</summary>
[Alias("AgentOps.IWhatIfGrain")]
public interface IWhatIfGrain : IGrainWithStringKey
{
    /// <summary>The proposals of the last seven company days, judged under the rules in force and once more with <paramref name="value"/> for <paramref name="key"/>.</summary>
    [Alias("Ask")]
    Task<WhatIfReply> Ask(string key, JsonText value, CancellationToken cancellationToken = default);
}
