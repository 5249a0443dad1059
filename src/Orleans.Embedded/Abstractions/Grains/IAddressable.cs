namespace Orleans.Runtime;

/// <summary>Anything that can be called by reference: a grain or a grain reference.</summary>
public interface IAddressable;
