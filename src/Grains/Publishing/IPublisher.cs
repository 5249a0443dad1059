namespace AgentOps.Publishing;

/// <summary>Publishes posts. <c>sandbox</c> keeps them on the company's own timeline.</summary>
public interface IPublisher
{
    /// <summary>The publisher's name, as shown: <c>sandbox</c> or <c>x</c>.</summary>
    string Name { get; }

    /// <summary>Publishes a draft once: the same <paramref name="draftId"/> again answers the same post.</summary>
    Task<PublishedPost> Publish(CompanyKey company, string draftId, string text, CancellationToken cancellationToken);
}
