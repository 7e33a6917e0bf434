using System.Globalization;
using SmartCaBot.Conversations.Flows;
using YamlDotNet.RepresentationModel;

namespace SmartCaBot.Dialogs.Content;

/// <summary><c>services.yaml</c>: the services, what the levels mean, and where they are now.</summary>
/// <param name="Services">In the order of their numbers.</param>
/// <param name="Levels">What "toàn trình" and "một phần" mean.</param>
/// <param name="Portals">What has changed about where to submit.</param>
/// <param name="Source">Of the list.</param>
internal sealed record ServiceList(IReadOnlyList<PublicService> Services, Sourced Levels, Update Portals, Source Source)
{
    public PublicService? Find(string? number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Services.FirstOrDefault(s => s.Id == id) : null;

    /// <summary>A service in a list: number, name and level.</summary>
    public static Phrase Line(PublicService service, string hotline) => service.Name is null
        ? new Phrase("services.line.unreadable", ("number", service.Id), ("hotline", hotline))
        : new Phrase(service.Level == ServiceLevel.Full ? "services.line.full" : "services.line.partial", ("number", service.Id), ("name", service.Name));

    public static ServiceList Read(ContentFile file)
    {
        var root = file.Root();
        var source = file.Source(file.Child(root, "source"));
        var services = file.Items(file.Child(root, "services")).Select(node => ReadService(file, node)).ToArray();
        if (!services.Select(s => s.Id).SequenceEqual(Enumerable.Range(1, services.Length)))
            throw file.Problem(root, "services must be numbered 1, 2, 3 …");
        return new ServiceList(services, new Sourced(file.Words(file.Child(root, "levels")), source), file.Update(file.Child(root, "portals")), source);
    }

    private static PublicService ReadService(ContentFile file, YamlNode node) => new(
        int.Parse(file.Text(node, "id"), CultureInfo.InvariantCulture),
        file.TextOrNull(file.Find(node, "vi")) is null ? null : file.Words(node),
        file.TextOrNull(file.Find(node, "level")) switch
        {
            "full" => ServiceLevel.Full,
            "partial" => ServiceLevel.Partial,
            null => null,
            _ => throw file.Problem(node, "level must be full, partial or null"),
        },
        [.. file.Items(file.Child(node, "audience")).Select(item => file.Text(item) switch
        {
            "citizen" => Audience.Citizen,
            "household_business" => Audience.HouseholdBusiness,
            "enterprise" => Audience.Enterprise,
            _ => throw file.Problem(item, "no such audience"),
        })],
        file.Items(file.Child(node, "portals")).Any(item => file.Text(item) == "province"),
        file.Find(node, "update") is { } update ? file.Update(update) : null);
}
