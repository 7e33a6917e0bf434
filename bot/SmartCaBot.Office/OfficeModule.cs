using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Cards;
using SmartCaBot.Office.Documents;
using SmartCaBot.Office.Dossiers;
using SmartCaBot.Office.Funnel;
using SmartCaBot.Office.Kiosk;
using SmartCaBot.Office.Landing;
using SmartCaBot.Office.Posters;
using SmartCaBot.Office.Storing;
using SmartCaBot.Staff;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Office;

/// <summary>What the host sees of this module.</summary>
public static class OfficeModule
{
    /// <summary>Call before the bot is added: its dialogs ask this module what a printed code means.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services, OfficeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<OfficeNames>();
        services.AddSingleton<CampaignTable>();
        services.AddSingleton<ScanTable>();
        services.AddSingleton<FunnelTable>();
        services.AddSingleton<PopulationTable>();
        services.AddSingleton<HandedTable>();
        services.AddSingleton<IHandedDocuments, HandedDocuments>();
        services.AddSingleton<IConversationPart, DocumentsOfConversation>();
        services.AddSingleton<DocumentDesk>();
        services.AddSingleton<DocumentPage>();
        services.AddSingleton<KioskTable>();
        services.AddSingleton(s => new Kiosks(s.GetRequiredService<KioskTable>(), s.GetRequiredService<IStaffAudit>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CampaignDirectory>();
        services.AddSingleton<CampaignDesk>();
        services.AddSingleton<FunnelRequest>();
        services.AddSingleton<FunnelCsv>();
        services.AddSingleton<Targets>();
        services.AddSingleton<ICampaigns>(s => s.GetRequiredService<CampaignDirectory>());
        services.AddSingleton<PublicServices>();
        services.AddSingleton<PosterMaker>();
        services.AddSingleton<LandingPage>();
        services.AddSingleton<ScanCounter>();
        services.AddSingleton<CardPictureTable>();
        services.AddSingleton<ICardPictures, CardPictures>();
        services.AddSingleton<IConversationPart, CardPicturesOfConversation>();
        services.AddSingleton<ICitizenPart, CardPicturesOfCitizen>();
        services.AddSingleton<IRetentionRule, CardPictureRetention>();
        services.AddSingleton<DossierDesk>();
        services.AddSingleton(new StaffNavItem(205, "/office/dossiers", "Hồ sơ đăng ký", StaffPolicies.Review));
        services.AddSingleton(new StaffNavItem(200, "/office", "Một cửa", StaffPolicies.Office));
        services.AddSingleton(s => OfficeRetention.Documents(s.GetRequiredService<IDatabase>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => OfficeRetention.Kiosks(s.GetRequiredService<IDatabase>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => OfficeRetention.Scans(s.GetRequiredService<IDatabase>(), s.GetRequiredService<TimeProvider>()));
        foreach (var note in OfficeNotes.All) services.AddSingleton(note);
        services.AddSingleton(new StaffNavItem(210, "/office/campaigns", "Mã QR", StaffPolicies.Office));
        services.AddSingleton(new StaffNavItem(220, "/office/funnel", "Kết quả từng bước", StaffPolicies.Office));
        services.AddSingleton(new StaffNavItem(230, "/office/kiosk", "Máy tại quầy", StaffPolicies.Office));
        services.AddSingleton(new StaffNavItem(240, "/office/documents", "Tài liệu cần ký", StaffPolicies.Office));
        services.AddSingleton(new StaffNavItem(390, "/office/population", "Dân số", StaffPolicies.Admin));
        return services.AddStaffPages(typeof(OfficeModule).Assembly);
    }

    /// <summary>What is not a page; pages are mapped by <see cref="StaffModule.MapStaff"/>.</summary>
    public static IEndpointRouteBuilder MapOffice(this IEndpointRouteBuilder routes)
    {
        routes.MapLanding();
        routes.MapKioskEnd();
        routes.MapHandedLinks();
        routes.MapSignedDownload();
        routes.MapCampaignDownloads();
        routes.MapFunnelDownload();
        routes.MapCardPicture();
        return routes;
    }
}
