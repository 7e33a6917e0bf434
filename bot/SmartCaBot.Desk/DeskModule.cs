using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Desk.Answers;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Live;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Replies;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Suggestions;
using SmartCaBot.Desk.Supervision;
using SmartCaBot.Desk.Targets;
using SmartCaBot.Desk.Transcripts;
using SmartCaBot.Desk.Words;
using SmartCaBot.Desk.Writing;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Staff;
using SmartCaBot.Storage.Conversations;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Desk;

/// <summary>What the host sees of this module.</summary>
public static class DeskModule
{
    /// <summary>The help desk and its pages. Needs the storage, the channels, the bot's content and the staff module.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, DeskOptions? options = null)
    {
        services.AddSingleton(options ?? new DeskOptions());
        services.AddTables();
        services.AddLive();
        services.AddSingleton<IHelpDesk, HelpDesk>();
        services.AddSingleton<HandlingTimes>();
        services.AddSingleton<QueueBooks>();
        services.AddSingleton<ReplyBook>();
        services.AddSingleton<CaseOffices>();
        services.AddSingleton<DeskActions>();
        services.AddSingleton<AgentAttachments>();
        services.AddSingleton<AgentSaying>();
        services.AddSingleton<AnswerBook>();
        services.AddSingleton<GivenAnswers>();
        services.AddSingleton<SuggestedAnswers>();
        services.AddSingleton<TranscriptReader>();
        services.AddSingleton<StepNames>();
        services.AddSingleton<CaseRows>();
        services.AddSingleton<CaseDoor>();
        services.AddSingleton<CaseView>();
        services.AddSingleton<Unmasking>();
        services.AddSingleton<FiguresOfToday>();
        services.AddSingleton<CaseExport>();
        foreach (var item in DeskMenu.Items) services.AddSingleton(item);
        foreach (var note in DeskMenu.Notes) services.AddSingleton(note);
        services.AddSingleton<AttendanceFilter>();
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddFolderApplicationModelConvention(
            "/", static page => page.Filters.Add(new ServiceFilterAttribute(typeof(AttendanceFilter)) { IsReusable = true })));
        return services.AddStaffPages(typeof(DeskModule).Assembly);
    }

    /// <summary>What is not a page; pages are mapped by <see cref="StaffModule.MapStaff"/>.</summary>
    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/feed", static (HttpContext http, FeedEndpoint feed) => feed.RunAsync(http))
            .RequireAuthorization(StaffPolicies.Desk).ExcludeFromDescription();
        routes.MapGet(
                "/desk/case/{id}/files/{file}",
                static (HttpContext http, string id, string file, CaseFileEndpoint files, CancellationToken stop) => files.GetAsync(http, id, file, stop))
            .RequireAuthorization(StaffPolicies.Desk).ExcludeFromDescription();
        routes.MapGet(
                "/desk/export.csv", static (HttpContext http, DateOnly from, DateOnly to, CaseExport export) => export.RunAsync(http, from, to))
            .RequireAuthorization(StaffPolicies.Supervisor).ExcludeFromDescription();
        return routes;
    }

    private static void AddTables(this IServiceCollection services) => services
        .AddSingleton<CaseTable>()
        .AddSingleton<QueueTable>()
        .AddSingleton<SpecialDayTable>()
        .AddSingleton<ReplyTable>()
        .AddSingleton<NoteTable>()
        .AddSingleton<IDeedWriter, DeedRecords>()
        .AddSingleton<PresenceTable>()
        .AddSingleton<ContactTable>()
        .AddSingleton<IConversationPart, DeskOfConversation>()
        .AddSingleton<IRetentionRule, DeskRetention>();

    private static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<FeedHub>();
        services.AddSingleton<FeedSummaries>();
        services.AddSingleton<FeedEndpoint>();
        services.AddSingleton<CaseFileEndpoint>();
        services.AddSingleton<CaseWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<CaseWatch>());
        services.AddSingleton<Attendance>();
        services.AddHostedService(provider => provider.GetRequiredService<Attendance>());
        services.AddSingleton<Sweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<Sweeper>());
        services.AddSingleton<StuckConversations>();
        services.AddSingleton<DeskListener>();
        services.AddSingleton<ITurnListener>(provider => provider.GetRequiredService<DeskListener>());
        services.AddSingleton<ITypingListener>(provider => provider.GetRequiredService<DeskListener>());
    }
}
