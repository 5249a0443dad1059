namespace Orleans.Placement;

/// <summary>Says where activations go. In one process there is one place.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public abstract class PlacementAttribute : Attribute;
