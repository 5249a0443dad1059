using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentOps.InMemory;
using AgentOps.Json;
using AgentOps.Keys;

namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>A hash over everything a life wrote down: its events, proposals and model calls, in order, as stored.</summary>
internal static class Digest
{
    public static string Of(InMemoryDatabase database, CompanyKey company)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var e in database.Events(company)) Add(hash, e);
        foreach (var proposal in database.Proposals(company)) Add(hash, proposal);
        foreach (var call in database.Calls(company)) Add(hash, call);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static void Add<T>(IncrementalHash hash, T row)
    {
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(row, Wire.State));
        hash.AppendData(Encoding.UTF8.GetBytes("\n"));
    }
}
