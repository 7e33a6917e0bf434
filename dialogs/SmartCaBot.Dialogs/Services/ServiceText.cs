using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Dialogs.Services;

/// <summary>One public service as people are told of it, with its source.</summary>
internal static class ServiceText
{
    /// <param name="service">With a name and a level.</param>
    /// <param name="services">The list it stands in.</param>
    public static Phrase Of(PublicService service, ServiceList services) => new(
        service.Level == ServiceLevel.Full ? "service.full" : "service.partial",
        ("name", service.Name!),
        ("audience", AudiencePhrase(service.Audiences)),
        ("portal", service.OnProvincePortal ? "service.portal.both" : (Phrase)"service.portal.national"),
        ("source", services.Source.ToPhrase()),
        ("updates", Updates(service, services).ToArray()));

    private static IEnumerable<Phrase> Updates(PublicService service, ServiceList services)
    {
        if (service.Update is not null) yield return service.Update.ToPhrase();
        if (service.OnProvincePortal) yield return services.Portals.ToPhrase();
    }

    private static Phrase AudiencePhrase(IReadOnlyList<Audience> audiences) =>
        audiences.Count > 1 ? "audience.business_all" : audiences[0] switch
        {
            Audience.Citizen => "audience.citizen",
            Audience.HouseholdBusiness => "audience.household_business",
            _ => "audience.enterprise",
        };
}
