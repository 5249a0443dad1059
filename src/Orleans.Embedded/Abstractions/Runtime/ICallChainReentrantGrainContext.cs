namespace Orleans.Core.Internal;

/// <summary>An activation that lets marked call chains re-enter.</summary>
public interface ICallChainReentrantGrainContext
{
    /// <summary>From now on this chain may re-enter.</summary>
    void OnEnterReentrantSection(Guid reentrancyId);

    /// <summary>From now on this chain may re-enter once less.</summary>
    void OnExitReentrantSection(Guid reentrancyId);
}
