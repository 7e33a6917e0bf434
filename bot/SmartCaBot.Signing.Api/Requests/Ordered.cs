using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Api.Requests;

/// <summary>What became of an order.</summary>
/// <param name="Request">As it stands in the table; null when it was refused.</param>
/// <param name="Transaction">The signing core's.</param>
/// <param name="Failure">Why it was refused.</param>
internal readonly record struct Ordered(RequestRecord? Request, TransactionSummary? Transaction, Failure? Failure)
{
    public static implicit operator Ordered(Failure failure) => new(null, null, failure);

    public SubjectId Subject => new(Request!.Subject);
}
