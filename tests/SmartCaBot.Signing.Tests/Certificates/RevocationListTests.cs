using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Certificates;

[Collection(TokenCollection.Name)]
public sealed class RevocationListTests(TokenFixture token) : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_change_is_in_a_new_list_at_once_with_its_reason_and_what_is_resumed_is_gone()
    {
        var (held, revoked) = (await _office.EnrolAsync(), await _office.EnrolAsync());
        var first = await ListAsync();
        await _office.Core.Credentials.SuspendAsync(held.Id, Office.Subject, Cancel);
        await _office.Core.Credentials.RevokeAsync(revoked.Id, "officer-1", RevocationReason.KeyCompromise, Cancel);

        var second = await ListAsync();
        Assert.Equal((first.Number + 1, second), (second.Number, await ListAsync()));
        var text = await TextAsync(second);
        Assert.Matches($@"Serial Number: {held.SerialNumber}\s+Revocation Date: .*\s+CRL entry extensions:\s+X509v3 CRL Reason Code: \s+Certificate Hold", text);
        Assert.Matches($@"Serial Number: {revoked.SerialNumber}\s+Revocation Date: .*\s+CRL entry extensions:\s+X509v3 CRL Reason Code: \s+Key Compromise", text);
        Assert.Matches($@"X509v3 CRL Number: \s+{second.Number}\s", text);
        Assert.Contains("X509v3 Authority Key Identifier", text, StringComparison.Ordinal);

        await _office.Core.Credentials.ResumeAsync(held.Id, "officer-1", Cancel);
        var third = await TextAsync(await ListAsync());
        Assert.DoesNotContain(held.SerialNumber, third, StringComparison.Ordinal);
        Assert.Contains(revoked.SerialNumber, third, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openssl_checks_the_whole_path_against_both_lists()
    {
        var (good, bad) = (await _office.EnrolAsync(), await _office.EnrolAsync());
        await _office.Core.RegisterAuthoritiesAsync(Cancel);
        await _office.Core.Credentials.RevokeAsync(bad.Id, Office.Subject, RevocationReason.Superseded, Cancel);

        Assert.Contains(": OK", (await VerifyAsync(good)).Output, StringComparison.Ordinal);
        Assert.Contains("certificate revoked", (await VerifyAsync(bad)).Output, StringComparison.Ordinal);

        // The issuing authority itself: everything under it falls with the root's list.
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        Assert.Equal(
            StatusOutcome.Done,
            await _office.Core.RevokeAuthorityCertificateAsync(chain.Issuing.SerialNumber, RevocationReason.AuthorityCompromise, "officer-1", Cancel));
        var (code, text) = await VerifyAsync(good);
        Assert.NotEqual(0, code);
        Assert.Contains("error 23 at 1 depth lookup: certificate revoked", text, StringComparison.Ordinal);
        Assert.Equal(
            StatusOutcome.NotPossible,
            await _office.Core.RevokeAuthorityCertificateAsync(chain.Root.SerialNumber, RevocationReason.AuthorityCompromise, "officer-1", Cancel));
    }

    [Fact]
    public async Task A_new_one_is_made_before_the_last_one_ends_and_drops_what_expired_long_ago()
    {
        var revoked = await _office.EnrolAsync();
        await _office.Core.Credentials.RevokeAsync(revoked.Id, Office.Subject, RevocationReason.Superseded, Cancel);
        var first = await ListAsync();
        _office.Time.Advance(TimeSpan.FromHours(11));
        Assert.Same(first, await ListAsync());
        _office.Time.Advance(TimeSpan.FromHours(2));

        var second = await ListAsync();
        Assert.Equal(first.Number + 1, second.Number);
        Assert.Equal(TimeSpan.FromDays(1), second.NextUpdate - second.ThisUpdate);
        Assert.Contains(revoked.SerialNumber, await TextAsync(second), StringComparison.Ordinal);

        _office.Time.Advance(TimeSpan.FromDays(365));
        Assert.Contains(revoked.SerialNumber, await TextAsync(await ListAsync()), StringComparison.Ordinal);
        _office.Time.Advance(TimeSpan.FromDays(3));
        Assert.DoesNotContain(revoked.SerialNumber, await TextAsync(await ListAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_ask_on_several_nodes_all_get_one_list()
    {
        var other = _office.NewCore(token);

        var lists = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            (i % 2 == 0 ? _office.Core : other).RevocationLists.CurrentAsync(AuthorityRole.Issuing, Cancel)));

        Assert.Single(lists.Select(list => Convert.ToHexString(list.Der)).Distinct());
    }

    [Fact]
    public async Task While_the_token_is_away_the_last_list_is_served_as_long_as_it_is_good()
    {
        var credential = await _office.EnrolAsync();
        var first = await ListAsync();
        await _office.Core.Credentials.SuspendAsync(credential.Id, Office.Subject, Cancel);
        token.Remove();
        try
        {
            Assert.Equal(first, await ListAsync());
            var read = _office.Store.RevokedReads;
            // Nothing is read, however many ask, for a list that cannot be signed.
            Assert.Equal(first, await ListAsync());
            Assert.Equal(read, _office.Store.RevokedReads);
            _office.Time.Advance(TimeSpan.FromDays(2));
            await Assert.ThrowsAnyAsync<Exception>(ListAsync);
        }
        finally
        {
            token.PutBack();
        }
        Assert.Contains(credential.SerialNumber, await TextAsync(await ListAsync()), StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private Task<StoredRevocationList> ListAsync() => _office.Core.RevocationLists.CurrentAsync(AuthorityRole.Issuing, Cancel);

    private Task<string> TextAsync(StoredRevocationList list) =>
        OpenSsl.MustAsync("crl", "-inform", "DER", "-in", _scratch.Write("list.crl", list.Der), "-noout", "-text");

    private async Task<(int ExitCode, string Output)> VerifyAsync(CredentialSummary credential)
    {
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        StoredRevocationList[] both = [await ListAsync(), await _office.Core.RevocationLists.CurrentAsync(AuthorityRole.Root, Cancel)];
        var lists = string.Concat(both.Select(list => PemEncoding.WriteString("X509 CRL", list.Der) + "\n"));
        using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
        return await OpenSsl.RunAsync(
            "verify", "-x509_strict", "-policy_check", "-crl_check_all", "-CAfile", _scratch.Pem("root.pem", chain.Root), "-untrusted",
            _scratch.Pem("issuing.pem", chain.Issuing), "-CRLfile", _scratch.Write("lists.pem", System.Text.Encoding.ASCII.GetBytes(lists)),
            _scratch.Pem("asked.pem", certificate));
    }
}
