using AgentOps.Models;
using AgentOps.Policies;
using Microsoft.Extensions.AI;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>A model that always answers the same, for a tenth of a cent.</summary>
internal sealed class AnsweringModels(string answer) : IModelFactory
{
    public int Asked { get; private set; }

    public IModels For(PolicySet policies, decimal budgetUsd) => new Models(this, answer);

    public decimal Price(PolicySet policies, string use, int inputTokens, int outputTokens) => 0.001m;

    private sealed class Models(AnsweringModels all, string answer) : IModels
    {
        private readonly List<ModelCall> _calls = [];

        public IReadOnlyList<ModelCall> Calls => _calls;

        public Task<string> Ask(string use, IReadOnlyList<ChatMessage> prompt, ModelOptions options, CancellationToken cancellationToken)
        {
            all.Asked++;
            _calls.Add(new(use, "fake", "fake", 100, 10, 0.001m, 5, Some.Now, null));
            return Task.FromResult(answer);
        }

        public bool IsScripted(string use) => true;
    }
}
