using SmartCaBot.Signing.Enrolment;

namespace SmartCaBot.Signing.Ports;

/// <summary>How an applicant hears of an officer's decision. Sends nothing: what it returns is stored with the decision, and delivered later.</summary>
public interface IDossierNotices
{
    /// <summary>One for each place where the applicant is; none when there is nowhere to tell it.</summary>
    ValueTask<IReadOnlyList<DossierNotice>> OfAsync(Dossier decided, CancellationToken cancellationToken);
}

/// <param name="Id">Unique; the same decision has the same.</param>
/// <param name="Kind">Who delivers it.</param>
/// <param name="Recipient">Where to.</param>
/// <param name="Payload">What, for the deliverer.</param>
public sealed record DossierNotice(string Id, string Kind, string Recipient, string Payload)
{
    public override string ToString() => $"DossierNotice({Id})";
}
