using System.Reflection;

namespace Orleans.Proxies;

/// <summary>The generated call class of one method.</summary>
internal sealed record EmittedCall(ConstructorInfo Constructor, FieldInfo[] Fields, MethodInfo Send);
