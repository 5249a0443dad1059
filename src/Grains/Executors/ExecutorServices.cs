using AgentOps.Steps;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Executors;

/// <summary>Registers the executors of the built-in kinds, keyed by kind.</summary>
public static class ExecutorServices
{
    /// <summary>
    /// The executors need <see cref="Web.IPageFetcher"/>, <see cref="Web.IWebhookSender"/>, <see cref="Publishing.IPublisher"/>,
    /// <see cref="Companies.ITemplateSource"/> and <see cref="ICompanyReader"/>.
    /// </summary>
    public static IServiceCollection AddExecutors(this IServiceCollection services) => services
        .AddKeyedSingleton<IStepExecutor, CrawlExecutor>("crawl")
        .AddKeyedSingleton<IStepExecutor, ScanSignalsExecutor>("scan_signals")
        .AddKeyedSingleton<IStepExecutor, ResearchExecutor>("research")
        .AddKeyedSingleton<IStepExecutor, AnalyzeExecutor>("analyze")
        .AddKeyedSingleton<IStepExecutor, DraftTweetExecutor>("draft_tweet")
        .AddKeyedSingleton<IStepExecutor, PostTweetExecutor>("post_tweet")
        .AddKeyedSingleton<IStepExecutor, WriteContentExecutor>("write_content")
        .AddKeyedSingleton<IStepExecutor, ReviewExecutor>("review")
        .AddKeyedSingleton<IStepExecutor, DiagnoseExecutor>("diagnose")
        .AddKeyedSingleton<IStepExecutor, SummarizeExecutor>("summarize")
        .AddKeyedSingleton<IStepExecutor, ViewExecutor>("view")
        .AddKeyedSingleton<IStepExecutor, WebhookExecutor>("deploy")
        .AddKeyedSingleton<IStepExecutor, WebhookExecutor>("notify");
}
