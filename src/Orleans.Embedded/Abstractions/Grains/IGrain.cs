using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks a grain interface. Use one of the keyed forms, such as <see cref="IGrainWithStringKey"/>.</summary>
public interface IGrain : IAddressable;
