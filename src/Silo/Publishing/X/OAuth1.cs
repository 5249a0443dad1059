using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgentOps.Silo.Publishing.X;

/// <summary>OAuth 1.0a with HMAC-SHA1 (RFC 5849 §3): what signs a request in an account's name. A JSON body is not part of the signature.</summary>
public static class OAuth1
{
    /// <summary>The value of the Authorization header.</summary>
    internal static string Header(XSettings account, HttpMethod method, Uri address, DateTimeOffset now, string nonce)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["oauth_consumer_key"] = account.ApiKey,
            ["oauth_nonce"] = nonce,
            ["oauth_signature_method"] = "HMAC-SHA1",
            ["oauth_timestamp"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["oauth_token"] = account.AccessToken,
            ["oauth_version"] = "1.0",
        };
        parameters["oauth_signature"] = Sign(method.Method, address, parameters, account.ApiSecret, account.AccessSecret);
        return "OAuth " + string.Join(", ", parameters.Select(p => $"{p.Key}=\"{Uri.EscapeDataString(p.Value)}\""));
    }

    /// <summary>The signature of a request: over its method, its address without query, and all parameters of query and header, sorted.</summary>
    public static string Sign(string method, Uri address, IEnumerable<KeyValuePair<string, string>> header, string apiSecret, string accessSecret)
    {
        var all = Query(address).Concat(header)
            .Select(p => (Key: Uri.EscapeDataString(p.Key), Value: Uri.EscapeDataString(p.Value)))
            .OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal);
        var text = $"{method}&{Uri.EscapeDataString(address.GetLeftPart(UriPartial.Path))}&{Uri.EscapeDataString(string.Join('&', all.Select(p => $"{p.Key}={p.Value}")))}";
        var key = $"{Uri.EscapeDataString(apiSecret)}&{Uri.EscapeDataString(accessSecret)}";
#pragma warning disable CA5350 // OAuth 1.0a at X takes HMAC-SHA1; as a keyed hash it is not broken.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(Uri address) =>
        address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .Select(p => KeyValuePair.Create(Uri.UnescapeDataString(p[0]), p.Length > 1 ? Uri.UnescapeDataString(p[1]) : ""));
}
