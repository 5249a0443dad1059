using System.Security.Cryptography;
using System.Text;
using AgentOps.Api.Access;
using Microsoft.Extensions.Configuration;

namespace AgentOps.Api.Webhooks;

/// <summary>
/// The secrets webhooks are signed with. None is stored: each is derived from the server's webhook key and its webhook's salt, shown once when it is made,
/// and gone with a new salt. So neither the database nor a backup of it can sign in this server's name.
/// </summary>
public sealed class WebhookSecrets
{
    private const int Shortest = 16;
    private const string Prefix = "whsec_";
    private readonly byte[] _key;

    private WebhookSecrets(string key) => _key = Encoding.UTF8.GetBytes(key);

    /// <summary>
    /// The secrets under the key of <c>AGENTOPS_WEBHOOK_KEY</c>, <c>AGENTOPS_WEBHOOK_KEY_FILE</c>, or the file <c>webhook.key</c> under
    /// <paramref name="home"/>, which is made when it is missing. Several servers of one cluster need the same key.
    /// </summary>
    /// <exception cref="InvalidOperationException">The key or its file cannot be used; the message says why.</exception>
    public static WebhookSecrets Ensure(IConfiguration configuration, string home)
    {
        var file = Path.Combine(home, "webhook.key");
        var given = configuration["AGENTOPS_WEBHOOK_KEY"] is { Length: > 0 } inline ? inline.Trim()
            : configuration["AGENTOPS_WEBHOOK_KEY_FILE"] is { Length: > 0 } named ? SecretFile.Read(named)
            : File.Exists(file) ? SecretFile.Read(file) : null;
        if (given is null) SecretFile.Write(file, given = KeyHash.NewKey());
        return given.Length >= Shortest ? new(given) : throw new InvalidOperationException($"The webhook key (AGENTOPS_WEBHOOK_KEY or its file) must have at least {Shortest} characters.");
    }

    /// <summary>A salt nobody can guess.</summary>
    public static Guid NewSalt() => new(RandomNumberGenerator.GetBytes(16));

    /// <summary>The secret of a webhook.</summary>
    public string Of(CompanyKey company, string webhook, Guid salt) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{company}\nwebhook\n{webhook}\n{salt:D}")));
}
