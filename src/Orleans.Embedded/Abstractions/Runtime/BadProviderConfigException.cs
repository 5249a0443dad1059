namespace Orleans.Runtime;

/// <summary>A grain asks for a storage provider that is not there.</summary>
[GenerateSerializer]
public class BadProviderConfigException : OrleansException
{
    /// <summary>An error with this message.</summary>
    public BadProviderConfigException(string msg)
        : base(msg)
    {
    }

    /// <summary>An error with this message and cause.</summary>
    public BadProviderConfigException(string msg, Exception exc)
        : base(msg, exc)
    {
    }
}
