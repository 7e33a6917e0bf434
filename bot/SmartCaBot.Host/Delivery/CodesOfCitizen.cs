using SmartCaBot.Signing.Otp;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Host.Delivery;

/// <summary>Codes sent for a citizen's dossiers and signatures, and notices on their certificates, also to a number that others have given too.</summary>
internal sealed class CodesOfCitizen : ICitizenPart
{
    private const string Remove = "DELETE FROM outbox WHERE id >= $1 AND id < $2";

    public async ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces)
    {
        var removed = 0;
        foreach (var reference in traces.Dossiers.Concat(traces.Transactions).Select(Guid.Parse))
        {
            foreach (var purpose in Enum.GetValues<OtpPurpose>())
            {
                var name = OutboxOtpSender.NameOf(purpose, reference);
                removed += await session.ExecuteAsync(Remove, name + "-", name + ".");
            }
        }

        foreach (var credential in traces.Credentials.Select(Guid.Parse))
        {
            var name = OutboxHolderNotices.NameOf(credential);
            removed += await session.ExecuteAsync(Remove, name + "-", name + ".");
        }

        return removed;
    }
}
