using AgentOps.Executors;
using AgentOps.Keys;

namespace AgentOps.Grains.Tests.Executors;

/// <summary>A company with a little history.</summary>
internal sealed class FixedCompany : ICompanyReader
{
    public FailedMission? Failed { get; set; }

    public CompanyView View { get; set; } = new(
        [new("agents", 6), new("missions succeeded", 12), new("missions failed", 3)],
        [new("m1", "Crawl the pricing page", "failed", "brain", Some.Now, "The page answered 404.")]);

    public CompanyQuery? Asked { get; private set; }

    public Task<CompanyView> Read(CompanyKey company, CompanyQuery query, CancellationToken cancellationToken)
    {
        Asked = query;
        return Task.FromResult(View);
    }

    public Task<FailedMission?> FailedMission(CompanyKey company, Guid? id, Guid except, CancellationToken cancellationToken) => Task.FromResult(Failed);
}
