using AgentOps.Silo.Rehearsals.Archives;

namespace AgentOps.Silo.Rehearsals.Replays;

/// <summary>Where lives begin that go on from a real company.</summary>
/// <param name="File">The archive's name, for reports.</param>
/// <param name="Company">The company as it was.</param>
/// <param name="Day">A later archive of it, whose recorded answers and persons' deeds are lived again; null for none.</param>
/// <param name="ForkAt">When the setting's changes are made; null for at once.</param>
internal sealed record Origin(string File, CompanySnapshot Company, CompanySnapshot? Day = null, DateTimeOffset? ForkAt = null);
