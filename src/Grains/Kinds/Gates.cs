namespace AgentOps.Kinds;

/// <summary>The cap gates step kinds go through (SPEC §2.1, stage 6). A gate is named after the policy that opens and closes it.</summary>
public static class Gates
{
    /// <summary>Posts a day: <c>x_daily_quota</c>.</summary>
    public const string Posts = "x_daily_quota";

    /// <summary>Drafts and articles a day: <c>content_policy</c>.</summary>
    public const string Content = "content_policy";

    /// <summary>Whether deployments are let through: <c>deploy_policy</c>.</summary>
    public const string Deploys = "deploy_policy";

    /// <summary>The gate of a template's own kind, capped by its <c>maxPerDay</c>.</summary>
    public static string OfKind(string kind) => "kind:" + kind;
}
