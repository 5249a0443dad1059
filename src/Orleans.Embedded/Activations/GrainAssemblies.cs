using System.Reflection;

namespace Orleans.Activations;

/// <summary>Finds grain classes: in every assembly that uses the actor API and is loaded or reachable from one that is.</summary>
internal static class GrainAssemblies
{
    private static readonly Lock s_gate = new();
    private static readonly HashSet<string> s_visited = [];
    private static readonly List<Type> s_classes = [];

    public static Type[] GrainClasses()
    {
        lock (s_gate)
        {
            var pending = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic));
            while (pending.TryDequeue(out var assembly))
            {
                if (!s_visited.Add(assembly.FullName!))
                    continue;
                var references = assembly.GetReferencedAssemblies();
                if (assembly == typeof(GrainAssemblies).Assembly || references.Any(r => r.Name == typeof(GrainAssemblies).Assembly.GetName().Name))
                    s_classes.AddRange(assembly.GetTypes().Where(IsGrainClass));
                foreach (var reference in references.Where(r => !IsPlatform(r.Name!)))
                    pending.Enqueue(Assembly.Load(reference));
            }

            return [.. s_classes.OrderBy(t => t.FullName, StringComparer.Ordinal)];
        }
    }

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrainBase).IsAssignableFrom(type)
        && type.GetInterfaces().Any(GrainClassCatalog.IsGrainInterface);

    private static bool IsPlatform(string name) =>
        name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name is "netstandard" or "mscorlib" or "WindowsBase" || name.StartsWith("xunit", StringComparison.Ordinal);
}
