namespace Orleans;

/// <summary>Sees each call before it leaves its caller.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Does its part and goes on with <see cref="IGrainCallContext.Invoke"/>, or not.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}
