using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Tests.Authorisation;

public class SignatureAuthorisationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Credential = Guid.NewGuid();
    private static readonly byte[] First = [1, .. new byte[31]];
    private static readonly byte[] Second = [2, .. new byte[31]];

    [Fact]
    public void It_is_granted_once()
    {
        var authorization = New(First, Second);

        Assert.Equal(AuthorisationUse.Granted, authorization.Use(Credential, [Second, First], Now));
        Assert.Equal(AuthorisationUse.AlreadyUsed, authorization.Use(Credential, [First], Now));
    }

    [Fact]
    public void A_digest_that_is_not_in_it_is_refused() =>
        Assert.Equal(AuthorisationUse.DigestNotAuthorised, New(First).Use(Credential, [Second], Now));

    [Fact]
    public void No_more_signatures_than_digests() =>
        Assert.Equal(AuthorisationUse.DigestNotAuthorised, New(First, Second).Use(Credential, [First, First], Now));

    [Fact]
    public void Another_credential_is_refused() =>
        Assert.Equal(AuthorisationUse.OtherCredential, New(First).Use(Guid.NewGuid(), [First], Now));

    [Fact]
    public void It_expires() =>
        Assert.Equal(AuthorisationUse.Expired, New(First).Use(Credential, [First], Now.AddSeconds(300)));

    private static SignatureAuthorisation New(params byte[][] digests) =>
        new(Credential, Guid.NewGuid(), digests, new OtpProof([], Now), Now.AddSeconds(299));
}
