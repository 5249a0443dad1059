namespace Orleans;

/// <summary>A grain addressed by a GUID.</summary>
public interface IGrainWithGuidKey : IGrain;
