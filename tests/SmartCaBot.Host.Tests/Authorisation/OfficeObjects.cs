using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Demo;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Tests.Authorisation;

/// <summary>One office with one of everything that belongs to an office: a code, a dossier, a document, a case, a wish to be called back.</summary>
internal sealed class OfficeObjects
{
    private const string Conversation = "of-an-office";
    private const string Case = "case-of-an-office";
    private const string Contact = "contact-of-an-office";

    private readonly HostInside _host;
    private string _campaign = "";
    private string _document = "";
    private DossierSummary _dossier = null!;

    private OfficeObjects(HostInside host, string office) => (_host, Office) = (host, office);

    /// <summary>What all forms together ask for.</summary>
    public static IReadOnlyList<(string, string)> AnyFields { get; } =
    [
        ("sure", "true"), ("why", "bài thử"), ("note", "bài thử"), ("text", "bài thử"), ("draft", "d1"), ("reason", "Solved"), ("to", "queue:general"),
        ("answer", "citizen-id"), ("field", "CitizenId"), ("Ready", "bài thử"), ("outcome", "Reached"), ("choice", "Available"),
    ];

    public string Office { get; }

    /// <summary>Whose dossier it is.</summary>
    public string Citizen { get; } = "Nguyễn Thị Bưởi";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<OfficeObjects> MakeAsync(HostInside host, string office) => new(host, await AddOfficeAsync(host, office));

    public static async Task<string> AddOfficeAsync(HostInside host, string name)
    {
        var now = DateTimeOffset.UnixEpoch;
        var admin = new StaffMember("test", "Quản trị", new HashSet<StaffRole> { StaffRole.Administrator }, null, now, now);
        return (await host.Services.GetRequiredService<IOffices>().AddAsync(new OfficeDetails(name, "", "Phường", "Đắk Lắk"), "đơn vị mới", admin, Cancel)).Id!;
    }

    /// <summary>Somebody who may do everything that an office does.</summary>
    public static async Task<StaffDriver> PersonAsync(HostInside host, string login, string office)
    {
        var person = new StaffDriver(host.Address, TimeProvider.System);
        StaffRole[] roles = [StaffRole.Agent, StaffRole.Supervisor, StaffRole.Officer];
        await person.SignInAsync(await TestAccount.AddAsync(host.Services, login, "Cán bộ", roles, office, "066185000777"));
        return person;
    }

    public Task<StaffDriver> PersonAsync(string login) => PersonAsync(_host, login, Office);

    public async Task FillAsync(StaffDriver owner)
    {
        var campaign = await owner.PostAsync(
            "/office/campaigns/new", ("Desk", "Quầy 1"), ("Start", "register"), ("Web", "true"), ("Zalo", "true"), ("From", "2026-01-01"), ("To", ""), ("Note", ""));
        _campaign = campaign.Path.Split('/', '?')[3];
        await owner.GetAsync("/office/documents/new");
        await owner.PostAsync("/office/documents/new", [("Days", "3")], [("Upload", "don.pdf", DemoDocument.Make())]);
        _document = (await owner.GetAsync("/office/documents")).Html.Split("/office/documents/").Select(part => part.Split('"')[0]).First(id => id.Length == 32);
        _dossier = await SubmitAsync();
        await _host.Services.GetRequiredService<IHelpDesk>().TakeContactAsync(
            Contact,
            new ContactRequest(Conversation, "directline", "vi", "general", ContactCause.Closed, "0905123456", null, ContactTime.Morning, DateTimeOffset.UtcNow) { Office = Office },
            Cancel);
        await Database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO cases (id, conversation_id, channel, language, queue, office, reason, state, opened_at, waiting_since, first_sequence, last_sequence, changed_at)
                VALUES ($1, $2, 'directline', 'vi', 'general', $3, 'Asked', 'Waiting', $4, $4, 1, 1, $4)
                """,
                Case, Conversation, Office, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()),
            Cancel);
    }

    /// <summary>The object that stands where the route has a parameter; a route to something new fails loudly.</summary>
    public string Of(string route) => route.Split('/')[1..3] switch
    {
        ["desk", "case"] => Case,
        ["office", "campaigns"] => _campaign,
        ["office", "documents"] => _document,
        ["office", "dossiers"] => _dossier.Number,
        _ => throw new InvalidOperationException($"Say here which object of an office {route} leads to."),
    };

    public string Address(StaffRoute route)
    {
        var parts = route.Address.Split('/');
        parts[3] = Of(route.Pattern);
        if (route.Pattern.EndsWith("/{side}", StringComparison.Ordinal)) parts[^1] = "front";
        return string.Join('/', parts);
    }

    /// <summary>The fields of a form that name an object of the office; null when it is not known to name one.</summary>
    public IReadOnlyList<(string, string)>? Fields(string address) => address.Split('?')[0] switch
    {
        "/desk/contacts" => [("id", Contact), .. AnyFields],
        "/desk/stuck" => [("conversation", Conversation), .. AnyFields],
        "/office/dossiers/approve" => [("Ids", _dossier.Id.ToString()), .. AnyFields],
        "/office/kiosk" => [("Code", _campaign)],
        "/office/campaigns/new" =>
            [("Form.Office", Office), ("Form.Desk", "Quầy lạ"), ("Form.Start", "register"), ("Form.Web", "true"), ("Form.From", "2026-01-01")],
        "/office/documents/new" => [("Office", Office), ("Days", "3")],
        _ => null,
    };

    /// <summary>Whether a form that names the object in a field must say that it is not found; others show it not, or make something of their own office.</summary>
    public bool IsNotFoundBy(string address) => address.Split('?')[0] is "/desk/contacts" or "/desk/stuck" or "/office/kiosk";

    /// <summary>Everything that could have changed.</summary>
    public async Task<IReadOnlyList<string>> SnapshotAsync()
    {
        var all = new List<string>();
        foreach (var rows in new[]
        {
            "SELECT 'case ' || id || state || COALESCE(agent, '') || COALESCE(note, '') || changed_at FROM cases WHERE office = $1",
            "SELECT 'contact ' || id || state || COALESCE(agent, '') || COALESCE(outcome, '') FROM desk_contacts WHERE office = $1",
            "SELECT 'campaign ' || code || version || desk || COALESCE(ended_at, 0) FROM campaigns WHERE office = $1",
            "SELECT 'document ' || id || state || version FROM handed_documents WHERE office = $1",
            "SELECT 'kiosk ' || id FROM kiosk_tickets WHERE office = $1",
            "SELECT 'note ' || id FROM desk_notes WHERE $1 <> '' AND case_id = 'case-of-an-office'",
            "SELECT 'dossier ' || state || version FROM dossiers WHERE $1 <> ''",
        })
            all.AddRange(await Database.ReadAsync(session => session.ListAsync(rows, row => row.Text(0), Office), Cancel));
        return [.. all.Order(StringComparer.Ordinal)];
    }

    private IDatabase Database => _host.Services.GetRequiredService<IDatabase>();

    private async Task<DossierSummary> SubmitAsync()
    {
        var citizen = new Signing.Identity.Citizen(
            FullName.Parse(Citizen), CitizenId.Parse("066190000123"), new DateOnly(1990, 5, 17), new DateOnly(2021, 4, 1), new DateOnly(2030, 5, 17),
            PhoneNumber.Parse("0912345678"), null, "Đắk Lắk", "12 Lê Duẩn");
        var consent = new ConsentRecord("certificate-enrolment", "2026-01", DateTimeOffset.UnixEpoch);
        var core = _host.Services.GetRequiredService<SigningCore>();
        var picture = await PictureAsync();
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (await core.Enrolment.SubmitAsync("k", new SubjectId("web:1"), citizen, consent, null, Office, [picture], Cancel) is SubmitResult.Submitted submitted) return submitted.Dossier;
            // The token is still being set up.
            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancel);
        }

        throw new InvalidOperationException("Signing did not become ready.");
    }

    /// <summary>Of the front of the citizen's card.</summary>
    private async Task<string> PictureAsync()
    {
        var sent = await _host.Services.GetRequiredService<IFileStore>().SaveAsync(
            null, Conversation, "mat-truoc.png", "image/png", (target, token) => target.WriteAsync(DemoCard.Make(shade: 0x80), token), Cancel);
        var taken = await _host.Services.GetRequiredService<ICardPictures>().TakeAsync("card-of-an-office", Conversation, CardSide.Front, sent, Cancel);
        return taken.PictureId!;
    }
}
