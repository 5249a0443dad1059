namespace Orleans;

/// <summary>The stages of a silo that an application can take part in.</summary>
public static class ServiceLifecycleStage
{
    /// <summary>Before all others.</summary>
    public const int First = int.MinValue;

    /// <summary>The runtime itself.</summary>
    public const int RuntimeInitialize = 2000;

    /// <summary>Services of the runtime.</summary>
    public const int RuntimeServices = 4000;

    /// <summary>Storage of the runtime.</summary>
    public const int RuntimeStorageServices = 6000;

    /// <summary>Services that grains use, such as reminders.</summary>
    public const int RuntimeGrainServices = 8000;

    /// <summary>Services of the application, such as grain storage.</summary>
    public const int ApplicationServices = 10000;

    /// <summary>Just before the silo serves.</summary>
    public const int BecomeActive = Active - 1;

    /// <summary>The silo serves; startup tasks run here.</summary>
    public const int Active = 20000;

    /// <summary>After all others.</summary>
    public const int Last = int.MaxValue;
}
