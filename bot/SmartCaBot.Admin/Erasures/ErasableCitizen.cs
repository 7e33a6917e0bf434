using SmartCaBot.Signing.Erasure;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Erasures;

/// <summary>A citizen, by the number of a dossier of theirs or the serial number of a certificate.</summary>
internal sealed class ErasableCitizen(ICitizens citizens, CitizenEraser eraser, AdminOptions options, TimeProvider clock) : IErasable
{
    public ErasureKind Kind => ErasureKind.Citizen;

    public async Task<ErasureTarget> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (await citizens.FindAsync(name, cancellationToken) is not { } records) return ErasureOutcome.NotFound;
        if (await RefusalAsync(records, cancellationToken) is { } refusal) return refusal;
        return (records.Dossiers.Count > 0 ? records.Dossiers[0].Id : records.Credentials[0].Id).ToString();
    }

    public async Task<ErasureAnswer> EraseAsync(Erasure wish, StaffMember by, CancellationToken cancellationToken)
    {
        if (await citizens.FindAsync(wish.Target, cancellationToken) is not { } records) return ErasureOutcome.ErasedBefore;
        var now = clock.GetUtcNow();
        var order = new CitizenOrder("staff:" + by.Id, wish.Id, $"asked-by=staff:{wish.AskedBy};")
        {
            // A certificate may have been issued, or a hold placed, since it was asked for, and even now.
            Refusal = found => RefusalAsync(found, cancellationToken),
            Stands = session => DecidedMeanwhileException.RequireOpenAsync(session, wish),
            Decide = session => DecidedMeanwhileException.DecideAsync(session, wish, by, now),
        };
        try
        {
            return await eraser.EraseAsync(records, order, cancellationToken);
        }
        catch (DecidedMeanwhileException)
        {
            return ErasureOutcome.NotFound;
        }
    }

    private async Task<ErasureAnswer?> RefusalAsync(CitizenRecords records, CancellationToken cancellationToken)
    {
        if (records.IsErased) return ErasureOutcome.ErasedBefore;
        if (await eraser.IsHeldAsync(records, cancellationToken)) return ErasureOutcome.Held;
        return records.KeptUntil(options.CitizenYears, clock.GetUtcNow()) is { } until && until > clock.GetUtcNow()
            ? new ErasureAnswer(ErasureOutcome.TooEarly, until)
            : null;
    }
}
