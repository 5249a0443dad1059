namespace Orleans.Storage.AdoNet;

/// <summary>The parameters of Orleans' storage statements.</summary>
internal enum StorageParameter
{
    GrainIdHash,
    GrainIdN0,
    GrainIdN1,
    GrainTypeHash,
    GrainTypeString,
    GrainIdExtensionString,
    ServiceId,
    GrainStateVersion,
    PayloadBinary,
}
