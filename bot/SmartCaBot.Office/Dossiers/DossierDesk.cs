using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Cards;
using SmartCaBot.Office.Storing;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Dossiers;

/// <summary>What officers do with dossiers. Those of another office's campaigns are not found; those of none are everybody's.</summary>
internal sealed class DossierDesk(
    SigningCore core, CardPictureTable pictures, IFileStore files, IStaffAccounts accounts, IStaffAudit audit, OfficeOptions options, TimeProvider clock)
{
    /// <summary>On one page; the oldest come first, so what is behind them moves up.</summary>
    public const int Most = 100;

    /// <summary>Null while the token cannot be used.</summary>
    public async Task<IReadOnlyList<DossierReview>?> ListAsync(StaffMember member, DossierFilter filter, CancellationToken cancellationToken)
    {
        var query = new DossierQuery(
            filter.State, member.Office ?? filter.Office, WithoutOffice: member.Office is not null,
            filter.Days == 0 ? null : clock.GetUtcNow() - TimeSpan.FromDays(filter.Days), Most);
        try
        {
            return await core.Enrolment.ReviewsAsync(query, cancellationToken);
        }
        catch (TokenUnavailableException)
        {
            return null;
        }
    }

    /// <param name="member">Who asks.</param>
    /// <param name="numberOrId">As typed.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="TokenUnavailableException">Personal data cannot be read now.</exception>
    public async Task<DossierReview?> FindAsync(StaffMember member, string? numberOrId, CancellationToken cancellationToken) =>
        await core.Enrolment.ReviewAsync(numberOrId ?? "", cancellationToken) is { } review && member.MaySee(review.Dossier.Office) ? review : null;

    /// <summary>Null when the account lacks the officer's own citizen number, without which nobody decides.</summary>
    public async Task<Officer?> OfficerAsync(StaffMember member, CancellationToken cancellationToken) =>
        await accounts.CitizenIdOfAsync(member.Id, cancellationToken) is { } own ? new Officer(member.Id, own) : null;

    public Task<DecisionOutcome> ApproveAsync(Guid dossier, Officer officer, string? note, CancellationToken cancellationToken) =>
        core.Enrolment.ApproveAsync(dossier, officer, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), cancellationToken);

    public Task<DecisionOutcome> RefuseAsync(Guid dossier, Officer officer, string reason, CancellationToken cancellationToken) =>
        core.Enrolment.RefuseAsync(dossier, officer, reason, cancellationToken);

    /// <summary>The pictures of the card that are still kept.</summary>
    public Task<IReadOnlyList<CardRecord>> PicturesAsync(DossierReview review, CancellationToken cancellationToken) =>
        pictures.FindAsync(review.CardPictures, cancellationToken);

    /// <summary>Citizens are asked for pictures of their card.</summary>
    public bool AsksForPictures => options.CardPictures != CardPicturePolicy.Off;

    /// <summary>A picture, once it is on record who opens it; null when there is none, or it has been removed.</summary>
    public async Task<StoredFile?> OpenPictureAsync(StaffMember member, DossierReview review, CardSide side, CancellationToken cancellationToken)
    {
        if ((await PicturesAsync(review, cancellationToken)).FirstOrDefault(picture => picture.Side == side) is not { } record
            || await files.OpenAsync(record.Shelf, record.FileId, cancellationToken) is not { } stored) return null;
        try
        {
            await audit.RecordAsync(AuditKind.CardPictureOpened, member, "", review.Dossier.Id.ToString(), $"side={side}", cancellationToken);
            return stored;
        }
        catch
        {
            await stored.Content.DisposeAsync();
            throw;
        }
    }

    /// <summary>One value in full; who looked at what is in the audit log before it is shown.</summary>
    public async Task<string> UnmaskAsync(StaffMember member, DossierReview review, DossierField field, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(AuditKind.ValueUnmasked, member, "", review.Dossier.Id.ToString(), $"field={field}", cancellationToken);
        return DossierFields.InFull(review.Citizen, field);
    }
}
