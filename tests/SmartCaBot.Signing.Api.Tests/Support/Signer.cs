using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Api.Tests.Support;

/// <summary>A citizen with a certificate, and an authenticator once they have asked for it.</summary>
public sealed class Signer(ApiHouse house, SubjectId subject, CitizenId id, CredentialSummary credential)
{
    public const string Password = "mật khẩu ký của tôi";

    private byte[] _key = [];

    public SubjectId Subject => subject;

    public string Id => id.Value;

    public CredentialSummary Credential => credential;

    public async Task AddAppAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        _key = ((OfferResult.Offered)await house.Core.Authenticators.OfferAsync(subject, credential.Id, Password, cancel)).Key;
        Assert.Equal(AcceptOutcome.Accepted, await house.Core.Authenticators.AcceptAsync(subject, credential.Id, Totp.Code(_key, house.Clock.GetUtcNow()), cancel));
    }

    /// <summary>A code that the app has not shown before.</summary>
    public string NextCode()
    {
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        return Totp.Code(_key, house.Clock.GetUtcNow());
    }
}
