namespace Orleans.Configuration;

/// <summary>How long calls of a client wait. In one process the client is the silo: the silo's options hold.</summary>
public class ClientMessagingOptions : MessagingOptions;
