namespace AgentOps.Api.Webhooks;

/// <summary>How far a delivery is.</summary>
public enum DeliveryStatus { Pending, Delivered, Failed }
