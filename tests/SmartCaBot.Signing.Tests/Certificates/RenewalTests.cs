using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Certificates;

[Collection(TokenCollection.Name)]
public sealed class RenewalTests(TokenFixture token)
{
    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RenewalKey.New)]
    [InlineData(RenewalKey.Same)]
    public async Task A_new_certificate_of_the_same_person_and_both_sign_until_the_old_one_ends(RenewalKey key)
    {
        var old = await _office.EnrolAsync();
        _office.Time.Advance(TimeSpan.FromDays(300));

        var renewed = Assert.IsType<RenewalResult.Renewed>(await _office.Core.Renewal.RenewAsync(old.Id, "officer-1", key, Cancel)).Credential;

        using var before = X509CertificateLoader.LoadCertificate(old.Certificate);
        using var after = X509CertificateLoader.LoadCertificate(renewed.Certificate);
        Assert.Equal(before.SubjectName.RawData, after.SubjectName.RawData);
        Assert.NotEqual(before.SerialNumber, after.SerialNumber);
        Assert.Equal(key == RenewalKey.Same, before.GetPublicKeyString() == after.GetPublicKeyString());
        Assert.Equal(_office.Time.GetUtcNow().AddDays(365), renewed.NotAfter, TimeSpan.FromSeconds(1));
        foreach (var id in new[] { old.Id, renewed.Id })
            Assert.IsType<ConfirmResult.Signed>(await _office.ConfirmAsync((await _office.AwaitOtpAsync(id)).Id));
        var told = Assert.Single(_office.Store.Log, record => record.Event.Kind == AuditKind.CertificateRenewed).Event;
        Assert.Equal(("officer:officer-1", old.Id.ToString()), (told.Actor, told.Reference));
    }

    [Fact]
    public async Task Of_many_renewals_at_once_on_two_nodes_there_is_one_successor()
    {
        var old = await _office.EnrolAsync();
        _office.Time.Advance(TimeSpan.FromDays(300));
        var other = _office.NewCore(token);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            (i % 2 == 0 ? _office.Core : other).Renewal.RenewAsync(old.Id, "officer-1", RenewalKey.New, Cancel)));

        var renewed = Assert.Single(results.OfType<RenewalResult.Renewed>());
        Assert.All(results.OfType<RenewalResult.AlreadyRenewed>(), earlier => Assert.Equal(renewed.Credential.Id, earlier.Credential.Id));
        Assert.Equal(2, _office.Store.Credentials.Count);
    }

    [Fact]
    public async Task What_may_not_be_renewed_is_told_why()
    {
        var credential = await _office.EnrolAsync();
        var early = Assert.IsType<RenewalResult.TooEarly>(await RenewAsync(credential.Id));
        Assert.Equal(credential.NotAfter.AddDays(-90), early.From);

        await _office.Core.Credentials.SuspendAsync(credential.Id, "officer-1", Cancel);
        Assert.Equal(new RenewalResult.NotPossible(CredentialStatus.Suspended), await RenewAsync(credential.Id));
        await _office.Core.Credentials.ResumeAsync(credential.Id, "officer-1", Cancel);
        _office.Time.Advance(TimeSpan.FromDays(366));
        Assert.Equal(new RenewalResult.NotPossible(CredentialStatus.Expired), await RenewAsync(credential.Id));
        Assert.IsType<RenewalResult.NotFound>(await RenewAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task Revoking_the_old_one_leaves_the_new_one_good()
    {
        var old = await _office.EnrolAsync();
        _office.Time.Advance(TimeSpan.FromDays(300));
        var renewed = Assert.IsType<RenewalResult.Renewed>(await RenewAsync(old.Id)).Credential;

        Assert.Equal(StatusOutcome.Done, await _office.Core.Credentials.RevokeAsync(old.Id, "officer-1", RevocationReason.Superseded, Cancel));

        Assert.IsType<RenewalResult.AlreadyRenewed>(await RenewAsync(old.Id));
        Assert.IsType<ConfirmResult.Signed>(await _office.ConfirmAsync((await _office.AwaitOtpAsync(renewed.Id)).Id));
    }

    private Task<RenewalResult> RenewAsync(Guid id) => _office.Core.Renewal.RenewAsync(id, "officer-1", RenewalKey.New, Cancel);
}
