using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Copies types marked with <see cref="GenerateSerializerAttribute"/>: the members that have an id, and a record's positional ones.</summary>
internal static class MemberCopiers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static Func<object, CopyContext, object> For(Type type)
    {
        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            throw new CodecNotFoundException($"Could not find a copier for type {type}. Types that cross a grain boundary are marked with [GenerateSerializer].");
        return type.IsValueType ? Struct(type) : Class(type);
    }

    private static Func<object, CopyContext, object> Class(Type type)
    {
        var method = new DynamicMethod($"Copy {type}", typeof(object), [typeof(object), typeof(CopyContext)], typeof(MemberCopiers).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var copy = il.DeclareLocal(type);
        if (type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is { } constructor)
        {
            il.Emit(OpCodes.Newobj, constructor);
        }
        else
        {
            il.Emit(OpCodes.Ldtoken, type);
            il.Emit(OpCodes.Call, typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!);
            il.Emit(OpCodes.Call, typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.GetUninitializedObject))!);
            il.Emit(OpCodes.Castclass, type);
        }

        il.Emit(OpCodes.Stloc, copy);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Call, typeof(CopyContext).GetMethod(nameof(CopyContext.Record))!);
        foreach (var field in Members(type))
        {
            il.Emit(OpCodes.Ldloc, copy);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Castclass, type);
            il.Emit(OpCodes.Ldfld, field);
            EmitCopy(il, field);
            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object, CopyContext, object>>();
    }

    private static Func<object, CopyContext, object> Struct(Type type)
    {
        var method = new DynamicMethod($"Copy {type}", typeof(object), [typeof(object), typeof(CopyContext)], typeof(MemberCopiers).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var copy = il.DeclareLocal(type);
        il.Emit(OpCodes.Ldloca, copy);
        il.Emit(OpCodes.Initobj, type);
        foreach (var field in Members(type))
        {
            il.Emit(OpCodes.Ldloca, copy);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Unbox, type);
            il.Emit(OpCodes.Ldfld, field);
            EmitCopy(il, field);
            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Box, type);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object, CopyContext, object>>();
    }

    private static void EmitCopy(ILGenerator il, FieldInfo field)
    {
        if (DeepCopy.NeedsNoCopy(field.FieldType) || field.IsDefined(typeof(ImmutableAttribute)) || PropertyOf(field)?.IsDefined(typeof(ImmutableAttribute)) == true)
            return;
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, typeof(DeepCopy).GetMethod(nameof(DeepCopy.CopyPart))!.MakeGenericMethod(field.FieldType));
    }

    private static IEnumerable<FieldInfo> Members(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            if (!current.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
                continue;
            var positional = PositionalNames(current);
            foreach (var field in current.GetFields(Declared))
            {
                if (field.IsDefined(typeof(IdAttribute)) || (PropertyOf(field) is { } property && (property.IsDefined(typeof(IdAttribute)) || positional.Contains(property.Name))))
                    yield return field;
            }
        }
    }

    private static HashSet<string> PositionalNames(Type type)
    {
        var isRecord = type.GetMethod("<Clone>$", Declared) is not null || (type.IsValueType && type.GetMethod("PrintMembers", Declared) is not null);
        if (!isRecord && type.GetCustomAttribute<GenerateSerializerAttribute>() is not { IncludePrimaryConstructorParameters: true })
            return [];
        var constructor = type.GetConstructors(Declared).OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        return constructor is null ? [] : [.. constructor.GetParameters().Select(p => p.Name!)];
    }

    private static PropertyInfo? PropertyOf(FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end
            ? field.DeclaringType!.GetProperty(field.Name[1..end], Declared)
            : null;
}
