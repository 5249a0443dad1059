namespace AgentOps.Web;

/// <summary>A link of a page: absolute address and text.</summary>
public sealed record PageLink(string Address, string Text);
