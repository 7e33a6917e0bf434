using System.Diagnostics;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Identification;

[Collection(TokenCollection.Name)]
public class IdentificationTests(TokenFixture token)
{
    private static readonly CitizenId Nobody = CitizenId.Parse("066190000777");

    private static readonly IdentityPurpose Purpose = new IdentityPurpose.Identify();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_on_the_holders_phone_shows_who_it_is()
    {
        var office = await OfficeAsync();
        var begun = await BeginAsync(office, "one", "chat-b", Office.Citizen.CitizenId);

        var shown = await office.Core.Identification.ConfirmAsync(office.NextKey(), begun.CheckId, Purpose, office.Inbox.LastCode(begun.CheckId), Cancel);

        Assert.Equal(Office.Subject, Assert.IsType<IdentityConfirmation.Established>(shown).Subject);
    }

    [Fact]
    public async Task Wrong_codes_are_counted_once_a_try_and_lock()
    {
        var office = await OfficeAsync();
        var begun = await BeginAsync(office, "one", "chat-b", Office.Citizen.CitizenId);
        var wrong = office.Inbox.WrongCode(begun.CheckId);
        Task<IdentityConfirmation> TryAsync(string key, string code) =>
            office.Core.Identification.ConfirmAsync(key, begun.CheckId, Purpose, code, Cancel);

        for (var left = 4; left >= 1; left--)
        {
            Assert.Equal(new IdentityConfirmation.WrongCode(left), await TryAsync($"try-{left}", wrong));
            Assert.Equal(new IdentityConfirmation.WrongCode(left), await TryAsync($"try-{left}", wrong));
        }

        Assert.IsType<IdentityConfirmation.Locked>(await TryAsync("last", wrong));
        Assert.IsType<IdentityConfirmation.Locked>(await TryAsync("too late", office.Inbox.LastCode(begun.CheckId)));
    }

    [Fact]
    public async Task A_check_that_is_not_there_says_so()
    {
        var office = await OfficeAsync();

        Assert.IsType<IdentityConfirmation.NotFound>(
            await office.Core.Identification.ConfirmAsync(office.NextKey(), Guid.NewGuid(), Purpose, "123456", Cancel));
    }

    [Fact]
    public async Task Nobody_goes_through_a_list_of_numbers()
    {
        var office = await OfficeAsync();
        for (var number = 0; number < office.Options.Identification.MaxClaims; number++)
            await BeginAsync(office, $"try-{number}", "chat-b", CitizenId.Parse($"066190{number:000000}"));

        var refused = await office.Core.Identification.BeginAsync("one more", "chat-b", Nobody, Purpose, Cancel);

        Assert.IsType<BeginResult.TooMany>(refused);
        await BeginAsync(office, "other", "chat-c", Nobody);
    }

    [Fact]
    public async Task A_person_who_was_sent_too_many_codes_looks_like_nobody()
    {
        var office = await OfficeAsync();
        var credential = (await office.Signing.CredentialsAsync(Office.Subject, Cancel))[0].Id;
        for (var sent = 0; sent < office.Options.Codes.PerHour; sent++) await office.AwaitOtpAsync(credential);

        var begun = await BeginAsync(office, "one", "chat-b", Office.Citizen.CitizenId);

        Assert.DoesNotContain(office.Inbox.Messages, message => message.Purpose == OtpPurpose.Identification);
        Assert.IsType<IdentityConfirmation.WrongCode>(await office.Core.Identification.ConfirmAsync(office.NextKey(), begun.CheckId, Purpose, "000000", Cancel));
    }

    [Fact]
    public async Task The_clock_does_not_tell_whether_a_number_is_known()
    {
        var office = await OfficeAsync();
        var atLeast = office.Options.Identification.AnswerTime - TimeSpan.FromMilliseconds(20);
        var watch = Stopwatch.StartNew();

        await BeginAsync(office, "one", "chat-b", Nobody);

        Assert.True(watch.Elapsed >= atLeast, $"It answered after {watch.Elapsed}.");
    }

    private async Task<Office> OfficeAsync()
    {
        var office = new Office(token);
        await office.EnrolAsync();
        return office;
    }

    private static async Task<BeginResult.Begun> BeginAsync(Office office, string key, string claimant, CitizenId citizen) =>
        Assert.IsType<BeginResult.Begun>(await office.Core.Identification.BeginAsync(key, claimant, citizen, Purpose, Cancel));
}
