using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>Generates the reference class of a grain interface: each method fills a call object and sends it.</summary>
internal static class ProxyEmitter
{
    private static readonly Lock s_gate = new();
    private static readonly ModuleBuilder s_module = CreateModule(out s_assembly);
    private static readonly AssemblyBuilder s_assembly;
    private static readonly HashSet<string> s_openedAssemblies = [];
    private static int s_counter;

    public static GrainInterface Emit(Type type)
    {
        if (!type.IsInterface || type.ContainsGenericParameters || !typeof(IAddressable).IsAssignableFrom(type))
            throw new ArgumentException($"{type} is not a grain interface: an interface that inherits from IGrainWithStringKey or another keyed grain interface.");
        lock (s_gate)
        {
            Open(type);
            return Build(type);
        }
    }

    /// <summary>Lets generated code see the internal types of an assembly.</summary>
    internal static void Open(Type type)
    {
        foreach (var assembly in type.GetInterfaces().Append(type).Append(typeof(GrainCall)).Select(t => t.Assembly.GetName().Name!))
        {
            if (!s_openedAssemblies.Add(assembly))
                continue;
            var attribute = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
            s_assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [assembly]));
        }
    }

    private static GrainInterface Build(Type type)
    {
        var metadata = new GrainInterface(type);
        var proxy = s_module.DefineType($"Proxy{++s_counter}_{type.Name}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainReference), [type]);
        var baseConstructor = typeof(GrainReference).GetConstructor(
            BindingFlags.Instance | BindingFlags.NonPublic, [typeof(CallTarget), typeof(GrainInterface)])!;
        DefineConstructor(proxy, baseConstructor);

        foreach (var declaring in type.GetInterfaces().Append(type))
        {
            foreach (var method in declaring.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(m => m.IsAbstract))
                DefineMethod(proxy, method, CallEmitter.Emit(s_module, new GrainMethod(metadata, method), ++s_counter));
        }

        var constructor = proxy.CreateType().GetConstructors()[0];
        var create = new DynamicMethod("Create", typeof(GrainReference), [typeof(CallTarget), typeof(GrainInterface)], typeof(ProxyEmitter), skipVisibility: true);
        var il = create.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
        metadata.Create = create.CreateDelegate<Func<CallTarget, GrainInterface, GrainReference>>();
        return metadata;
    }

    private static void DefineConstructor(TypeBuilder proxy, ConstructorInfo baseConstructor)
    {
        var il = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(CallTarget), typeof(GrainInterface)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, baseConstructor);
        il.Emit(OpCodes.Ret);
    }

    private static void DefineMethod(TypeBuilder proxy, MethodInfo method, EmittedCall call)
    {
        var parameters = method.GetParameters().Select(p => p.ParameterType).ToArray();
        var body = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Final | MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);
        var il = body.GetILGenerator();
        il.Emit(OpCodes.Newobj, call.Constructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, i + 1);
            il.Emit(OpCodes.Stfld, call.Fields[i]);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, call.Send);
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(body, method);
    }

    private static ModuleBuilder CreateModule(out AssemblyBuilder assembly)
    {
        assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Orleans.Embedded.References"), AssemblyBuilderAccess.Run);
        return assembly.DefineDynamicModule("Orleans.Embedded.References");
    }
}
