using System.Reflection;
using System.Reflection.Emit;
using Orleans.Calls;
using Orleans.Serialization;

namespace Orleans.Proxies;

/// <summary>Generates the call class of a grain method: its arguments as fields, and how to copy, read and hand them to the grain.</summary>
internal static class CallEmitter
{
    private const MethodAttributes Override = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    public static EmittedCall Emit(ModuleBuilder module, GrainMethod method, int number)
    {
        var info = method.Info;
        if (info.IsGenericMethodDefinition || info.GetParameters().Any(p => p.ParameterType.IsByRef))
            throw new NotSupportedException($"{method}: generic methods and ref parameters cannot cross a grain boundary.");
        var baseType = BaseType(method);
        var type = module.DefineType($"Call{number}_{info.Name}", TypeAttributes.Public | TypeAttributes.Sealed, baseType);
        var metadata = type.DefineField("Method", typeof(GrainMethod), FieldAttributes.Public | FieldAttributes.Static);
        var parameters = info.GetParameters();
        foreach (var crossing in parameters.Select(p => p.ParameterType).Concat(info.ReturnType.GetGenericArguments()))
            DeepCopy.Verify(crossing);
        var fields = parameters.Select((p, i) => (FieldInfo)type.DefineField($"arg{i}", p.ParameterType, FieldAttributes.Public)).ToArray();

        var il = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, []).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, metadata);
        il.Emit(OpCodes.Call, baseType.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(GrainMethod)])!);
        il.Emit(OpCodes.Ret);

        DefineInvoke(type, baseType, info, fields);
        if (fields.Length > 0)
            DefineArguments(type, parameters, fields);
        DefineToken(type, parameters, fields);

        var created = type.CreateType();
        created.GetField("Method")!.SetValue(null, method);
        return new EmittedCall(
            created.GetConstructor([])!,
            [.. fields.Select(f => created.GetField(f.Name)!)],
            created.GetMethod("Send", BindingFlags.Instance | BindingFlags.Public, [typeof(Runtime.GrainReference)])!);
    }

    private static Type BaseType(GrainMethod method)
    {
        var result = method.Info.ReturnType;
        if (result == typeof(Task))
            return typeof(TaskCall);
        if (result == typeof(ValueTask))
            return typeof(ValueTaskCall);
        if (result == typeof(void) && method.OneWay)
            return typeof(VoidCall);
        if (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Task<>))
            return typeof(TaskCall<>).MakeGenericType(result.GetGenericArguments());
        if (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>))
            return typeof(ValueTaskCall<>).MakeGenericType(result.GetGenericArguments());
        throw new NotSupportedException($"{method} returns {result}: grain methods return Task or ValueTask, with or without a result.");
    }

    private static void DefineInvoke(TypeBuilder type, Type baseType, MethodInfo method, FieldInfo[] fields)
    {
        var invoke = baseType.GetMethod("InvokeMethod", BindingFlags.Instance | BindingFlags.Public)!;
        var il = type.DefineMethod(invoke.Name, Override, invoke.ReturnType, [typeof(object)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Ret);
    }

    private static void DefineArguments(TypeBuilder type, ParameterInfo[] parameters, FieldInfo[] fields)
    {
        var il = type.DefineMethod(nameof(GrainCall.GetArgumentCount), Override, typeof(int), []).GetILGenerator();
        il.Emit(OpCodes.Ldc_I4, fields.Length);
        il.Emit(OpCodes.Ret);

        il = type.DefineMethod(nameof(GrainCall.GetArgument), Override, typeof(object), [typeof(int)]).GetILGenerator();
        ForEachIndex(il, fields, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Box, field.FieldType);
        });

        il = type.DefineMethod(nameof(GrainCall.SetArgument), Override, typeof(void), [typeof(int), typeof(object)]).GetILGenerator();
        ForEachIndex(il, fields, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, field.FieldType);
            il.Emit(OpCodes.Stfld, field);
        });

        il = type.DefineMethod(nameof(GrainCall.CopyArguments), Override, typeof(void), []).GetILGenerator();
        var copy = typeof(DeepCopy).GetMethod(nameof(DeepCopy.Copy), BindingFlags.Static | BindingFlags.Public)!;
        for (var i = 0; i < fields.Length; i++)
        {
            if (parameters[i].IsDefined(typeof(ImmutableAttribute)) || DeepCopy.NeedsNoCopy(fields[i].FieldType))
                continue;
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, fields[i]);
            il.Emit(OpCodes.Call, copy.MakeGenericMethod(fields[i].FieldType));
            il.Emit(OpCodes.Stfld, fields[i]);
        }

        il.Emit(OpCodes.Ret);
    }

    private static void ForEachIndex(ILGenerator il, FieldInfo[] fields, Action<FieldInfo> emit)
    {
        var labels = fields.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, labels);
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor([])!);
        il.Emit(OpCodes.Throw);
        for (var i = 0; i < fields.Length; i++)
        {
            il.MarkLabel(labels[i]);
            emit(fields[i]);
            il.Emit(OpCodes.Ret);
        }
    }

    private static void DefineToken(TypeBuilder type, ParameterInfo[] parameters, FieldInfo[] fields)
    {
        var index = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
        if (index < 0)
            return;
        var il = type.DefineMethod(nameof(GrainCall.GetCancellationToken), Override, typeof(CancellationToken), []).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, fields[index]);
        il.Emit(OpCodes.Ret);
        il = type.DefineMethod(nameof(GrainCall.SetCancellationToken), Override, typeof(bool), [typeof(CancellationToken)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, fields[index]);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Ret);
    }
}
