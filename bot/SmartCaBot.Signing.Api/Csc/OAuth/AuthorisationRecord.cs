using SmartCaBot.Signing.Api.Csc.Access;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>A client's request for a citizen's authorisation, from the moment it is made until the client has fetched what came of it.</summary>
/// <param name="Id">SHA-256, hex, of what leads to it: the page's link, or the handle.</param>
/// <param name="ClientId">Who asks.</param>
/// <param name="Scope">What for.</param>
/// <param name="Redirect">Where the citizen is sent back to; empty: the client asks with the handle.</param>
/// <param name="State">The client's own, given back as it is.</param>
/// <param name="Challenge">PKCE, S256; empty for none.</param>
/// <param name="Subject">The citizen; empty until they have said who they are.</param>
/// <param name="Transaction">Scope credential: what is to be authorised.</param>
/// <param name="Check">Scope service: the identity check that goes on.</param>
/// <param name="CodeHash">Of the authorisation code; empty before there is one.</param>
/// <param name="CodeUntil">The code's end.</param>
/// <param name="IsRedeemed">The code was exchanged; shown again, it was stolen.</param>
/// <param name="EndsAt">Nothing comes of it after.</param>
/// <param name="Browser">SHA-256, hex, of the mark of the browser that was sent here (<see cref="BrowserMark"/>); empty where the client asks with the handle.</param>
/// <param name="NamesRedirect">The client named the way back, and must again when it fetches.</param>
/// <param name="Credential">One of the citizen's own, once they have said who they are: their account may hold other people's.</param>
internal sealed record AuthorisationRecord(
    string Id, string ClientId, CscScope Scope, string Redirect, string State, string Challenge, string Subject, Guid? Transaction, Guid? Check,
    string CodeHash, DateTimeOffset CodeUntil, bool IsRedeemed, DateTimeOffset EndsAt, string Browser = "", bool NamesRedirect = true, Guid? Credential = null)
{
    /// <summary>All tokens that come of it.</summary>
    public string Family => Id;

    public override string ToString() => $"authorisation for {ClientId}";
}
