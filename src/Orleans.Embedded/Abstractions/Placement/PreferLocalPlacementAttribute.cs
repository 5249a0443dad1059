namespace Orleans.Placement;

/// <summary>Prefers the caller's silo; here there is no other.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class PreferLocalPlacementAttribute : PlacementAttribute;
