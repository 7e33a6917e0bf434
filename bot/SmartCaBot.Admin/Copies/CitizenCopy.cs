using System.Globalization;
using System.Text.Json.Nodes;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Admin.Copies;

/// <summary>
/// What the signing core keeps of a citizen, for them (Law 91/2025/QH15: the right to see). Numbers are masked, because the copy passes through
/// an administrator's hands.
/// </summary>
internal sealed class CitizenCopy(ICitizens citizens, ISigningStore signing)
{
    private const int PageSize = 200;

    /// <summary>Null when the token cannot be used now.</summary>
    public async Task<JsonObject?> MakeAsync(CitizenRecords records, CancellationToken cancellationToken)
    {
        var (dossiers, certificates, signed) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var dossier in records.Dossiers)
        {
            if (await citizens.RevealAsync(dossier, cancellationToken) is not { } citizen) return null;
            dossiers.Add(Describe(dossier, citizen));
        }

        foreach (var credential in records.Credentials)
        {
            certificates.Add(Describe(credential));
            for (var skip = 0; ; skip += PageSize)
            {
                var page = await signing.OfCredentialAsync(credential.Subject, credential.Id, skip, PageSize, cancellationToken);
                foreach (var transaction in page) signed.Add(Describe(transaction));
                if (page.Count < PageSize) break;
            }
        }

        return new JsonObject { ["dossiers"] = dossiers, ["certificates"] = certificates, ["signing"] = signed };
    }

    private static JsonObject Describe(Dossier dossier, Signing.Identity.Citizen citizen) => new()
    {
        ["number"] = dossier.Reference(),
        ["submittedAt"] = Text(dossier.SubmittedAt),
        ["state"] = dossier.State.ToString(),
        ["consent"] = new JsonObject { ["purpose"] = dossier.Consent.Purpose, ["text"] = dossier.Consent.TextVersion, ["givenAt"] = Text(dossier.Consent.GivenAt) },
        ["name"] = citizen.FullName.Value,
        ["citizenId"] = citizen.CitizenId.ToString(),
        ["dateOfBirth"] = citizen.DateOfBirth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["phone"] = citizen.Phone.ToString(),
        ["email"] = citizen.Email?.ToString(),
        ["province"] = citizen.Province,
        ["address"] = PersonalDataDetector.Mask(citizen.Address),
        ["cardPictures"] = dossier.CardPictures?.Count ?? 0,
    };

    private static JsonObject Describe(Credential credential) => new()
    {
        ["serialNumber"] = credential.SerialNumber,
        ["notBefore"] = Text(credential.NotBefore),
        ["notAfter"] = Text(credential.NotAfter),
        ["status"] = credential.Status.ToString(),
        ["statusChangedAt"] = credential.StatusChangedAt is { } at ? Text(at) : null,
    };

    private static JsonObject Describe(SigningTransaction transaction) => new()
    {
        ["at"] = Text(transaction.CreatedAt),
        ["state"] = transaction.State.ToString(),
        ["askedBy"] = transaction.Requester?.ClientId,
        ["documents"] = new JsonArray([.. transaction.Documents.Select(document => JsonValue.Create(PersonalDataDetector.Mask(document.Name)))]),
    };

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
