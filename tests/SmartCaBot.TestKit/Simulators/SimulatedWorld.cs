using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>
/// Everything outside the dialogs, simulated and deterministic: time, codes, certificates, what is out of order. The nth code that
/// is sent is 100000 + n.
/// </summary>
public sealed class SimulatedWorld
{
    /// <summary>An invented citizen of Đắk Lắk whom the registers know.</summary>
    public static readonly Person KnownCitizen = new("066162004567", "Nguyễn Thị Lan");

    private readonly Dictionary<string, object> _results = new(StringComparer.Ordinal);
    private int _codes;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7));

    public RegistrationMode Mode { get; set; } = RegistrationMode.Enrol;

    /// <summary>False: a dossier waits for an officer.</summary>
    public bool ApprovesAtOnce { get; set; } = true;

    public bool SigningIsDown { get; set; }

    public bool RegistrationIsDown { get; set; }

    public bool GatewayHasCertificate { get; set; }

    public Dictionary<string, List<CertificateSummary>> Certificates { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Person> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Channels whose chats may hold no codes.</summary>
    public HashSet<string> WithoutTypedCodes { get; } = new(StringComparer.Ordinal) { "zalo" };

    public List<SignedItem> Signed { get; } = [];

    public SimulatedRegistration Registration => field ??= new SimulatedRegistration(this);

    public SimulatedCardPictures CardPictures => field ??= new SimulatedCardPictures(this);

    public SimulatedHelpDesk HelpDesk { get; } = new();

    public SimulatedSwitches Switches { get; } = new();

    public SimulatedCampaigns Campaigns { get; } = new();

    public SimulatedHandedDocuments HandedDocuments { get; } = new();

    public SimulatedCodePage CodePage => field ??= new SimulatedCodePage(this);

    public SimulatedApp App => field ??= new SimulatedApp(this);

    public BotPorts Ports => field ??= new BotPorts(
        new SimulatedSigning(this), Registration, new SimulatedIdentification(this), CodePage, new SimulatedLinks(this), new SimulatedPictures(),
        HelpDesk, Switches, Campaigns, HandedDocuments, CardPictures, App);

    public void AddCertificate(Person person, int validDays = 365)
    {
        People[person.Subject] = person;
        if (!Certificates.TryGetValue(person.Subject, out var list)) Certificates[person.Subject] = list = [];
        var number = (list.Count + 1).ToString(CultureInfo.InvariantCulture);
        list.Insert(0, new CertificateSummary(
            "cert-" + number, "5401000000000000000000000000000" + number, person.Name, "SmartCaBot CA", Now.AddDays(Math.Min(0, validDays - 365)), Now.AddDays(validDays), validDays > 0));
    }

    internal SimulatedCode SendCode(TimeSpan validFor) =>
        new((100000 + ++_codes).ToString(CultureInfo.InvariantCulture), Now + validFor, Now + SimulatedCode.CoolDown);

    /// <summary>An effect: the same key again is the same effect and has the same result.</summary>
    internal Task<T> OnceAsync<T>(string key, Func<T> effect) where T : notnull
    {
        if (!_results.TryGetValue(key, out var result)) _results[key] = result = effect();
        return Task.FromResult((T)result);
    }
}
