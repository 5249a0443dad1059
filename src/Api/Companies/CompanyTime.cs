namespace AgentOps.Api.Companies;

/// <summary>What the companies' clock says.</summary>
internal sealed class CompanyTime(TimeProvider time, ClockSpeed speed)
{
    internal ClockView Now => new(time.GetUtcNow(), speed.Factor);
}
