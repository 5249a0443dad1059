namespace Orleans.Runtime;

/// <summary>Which silo this process is.</summary>
public interface ILocalSiloDetails
{
    /// <summary>The silo's address; its generation tells one start from the next.</summary>
    SiloAddress SiloAddress { get; }
}
