using AgentOps.Causes;

namespace AgentOps.Companies;

/// <summary>A company: roster, template, open or not. Key <c>company/-</c>.</summary>
[Alias("AgentOps.ICompanyGrain")]
public interface ICompanyGrain : IGrainWithStringKey
{
    /// <summary>Creates the company from a template: roster, policies, triggers, heartbeat. The same call again answers what exists.</summary>
    /// <exception cref="TemplateException">No such template, or it is broken; the message names file, line and fault.</exception>
    /// <exception cref="CompanyKilledException">A company of this key was deleted.</exception>
    [Alias("Create")]
    Task<CompanyInfo> Create(string template, string? name, Actor by, CancellationToken cancellationToken = default);

    /// <summary>The company, or null when it was never created or is deleted.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<CompanyInfo?> Get();

    /// <summary>Begins to live on rows that an import stored (<see cref="ICompanyArchive"/>): reads them and wakes, paused when asked to.</summary>
    /// <exception cref="InvalidOperationException">Nothing is stored.</exception>
    [Alias("Adopt")]
    Task<CompanyInfo> Adopt(bool paused, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Closes the door: every proposal is rejected until <see cref="Resume"/>. Running steps end.</summary>
    [Alias("Pause")]
    Task<CompanyInfo> Pause(Actor by, CancellationToken cancellationToken = default);

    /// <summary>Opens the door again.</summary>
    /// <exception cref="CompanyKilledException">The company was killed.</exception>
    [Alias("Resume")]
    Task<CompanyInfo> Resume(Actor by, CancellationToken cancellationToken = default);

    /// <summary>Closes the door for good and cancels what is open.</summary>
    [Alias("Kill")]
    Task<CompanyInfo> Kill(Actor by, CancellationToken cancellationToken = default);

    /// <summary>Kills the company and forgets that it is there. What happened stays in the tables; the key is not given again.</summary>
    [Alias("Delete")]
    Task Delete(Actor by, CancellationToken cancellationToken = default);

    /// <summary>Starts what a company needs to live: heartbeat, triggers, queues with open work. Idempotent; called at every start.</summary>
    [Alias("Wake")]
    Task Wake(CancellationToken cancellationToken = default);
}
