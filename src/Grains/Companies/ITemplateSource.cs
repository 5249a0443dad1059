namespace AgentOps.Companies;

/// <summary>Where templates come from (<c>companies/*.yaml</c>).</summary>
public interface ITemplateSource
{
    /// <summary>The template of that name.</summary>
    /// <exception cref="TemplateException">There is none, or it is broken: file, line, fault.</exception>
    Template Load(string name);

    /// <summary>The names there are.</summary>
    IReadOnlyList<string> Names { get; }
}
