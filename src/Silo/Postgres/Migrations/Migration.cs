using System.Security.Cryptography;
using System.Text;

namespace AgentOps.Silo.Postgres.Migrations;

/// <summary>One numbered file of <c>sql/</c>, e.g. <c>0003_orleans_reminders</c>.</summary>
/// <param name="Number">The four digits at its head; the order of application.</param>
/// <param name="Name">The file's name without <c>.sql</c>.</param>
/// <param name="Sql">What it does; runs in one transaction.</param>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, line ends apart: a file must not change once it was applied anywhere.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
