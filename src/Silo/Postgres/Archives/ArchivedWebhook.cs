using System.Text.Json.Nodes;
using AgentOps.Api.Webhooks;
using AgentOps.Companies;

namespace AgentOps.Silo.Postgres.Archives;

/// <summary>
/// A webhook in an archive: who was told of what, without what is secret about it. That is its salt, and its address beyond the host: paths and queries of such
/// addresses are often keys. So it comes back switched off, and a person gives it its address and hands its receiver the new secret.
/// </summary>
internal static class ArchivedWebhook
{
    public const string Table = "ops_webhooks";

    /// <summary>Its row, as SQL over <c>t</c>.</summary>
    public const string Row = "to_jsonb(t) - '{company,salt}'::text[] || jsonb_build_object('enabled', false, 'address', substring(t.address from '^[^:]+://[^/?#]+'))";

    /// <summary>Makes a row of an archive, whoever wrote it, one that may be stored.</summary>
    /// <exception cref="ArchiveException">Its address is none.</exception>
    public static void PutRight(JsonObject row)
    {
        if (!Uri.TryCreate((string?)row["address"], UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", UserInfo: "" })
            throw new ArchiveException("The archive holds a row that does not fit: a webhook's address must be an http or https address.");
        row["enabled"] = false;
        row["salt"] = WebhookSecrets.NewSalt().ToString("D");
    }
}
