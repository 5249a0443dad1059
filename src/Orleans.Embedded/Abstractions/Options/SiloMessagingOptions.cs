namespace Orleans.Configuration;

/// <summary>How long calls wait in a silo.</summary>
public class SiloMessagingOptions : MessagingOptions;
