using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>All grain classes of the application, by type name and by interface.</summary>
internal sealed class GrainClassCatalog
{
    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly Dictionary<Type, List<GrainClass>> _byInterface = [];

    public GrainClassCatalog(GrainCollectionOptions collection)
    {
        foreach (var type in GrainAssemblies.GrainClasses())
        {
            var grainClass = new GrainClass(type, collection);
            if (!_byType.TryAdd(grainClass.GrainType, grainClass))
                throw new OrleansConfigurationException($"Two grain classes have the type name {grainClass.GrainType}: {_byType[grainClass.GrainType].Type} and {type}.");
            foreach (var face in grainClass.Interfaces)
            {
                if (!_byInterface.TryGetValue(face, out var classes))
                    _byInterface[face] = classes = [];
                classes.Add(grainClass);
            }
        }
    }

    public static bool IsGrainInterface(Type type) =>
        type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)
        && type != typeof(IAddressable) && type != typeof(IGrain)
        && type != typeof(IGrainWithStringKey) && type != typeof(IGrainWithIntegerKey) && type != typeof(IGrainWithGuidKey);

    public GrainClass ByType(GrainType type) => _byType.TryGetValue(type, out var grainClass)
        ? grainClass
        : throw new ArgumentException($"There is no grain class of type {type}.");

    public GrainClass ByInterface(Type face, string? prefix = null)
    {
        var found = _byInterface.GetValueOrDefault(face) ?? [];
        if (prefix is not null)
            found = [.. found.Where(c => c.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))];
        if (found.Count == 1)
            return found[0];
        if (found.Count == 0)
            throw new ArgumentException($"Could not find an implementation for interface {face}{(prefix is null ? null : $" with class name prefix {prefix}")}.");

        // As in Orleans: of several, the class that is named like the interface.
        return found.FirstOrDefault(c => "I" + c.Type.Name == face.Name)
            ?? throw new ArgumentException($"Several classes implement {face}: {string.Join(", ", found.Select(c => c.Type))}. Give a grain class name prefix.");
    }
}
