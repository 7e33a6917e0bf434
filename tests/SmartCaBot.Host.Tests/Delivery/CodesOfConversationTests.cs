using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Tests.Support;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Storage;
using SmartCaBot.TestKit;

namespace SmartCaBot.Host.Tests.Delivery;

public sealed class CodesOfConversationTests : IAsyncLifetime
{
    private const string Phone = "+84900000001";

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private StorageModule _storage = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await StorageModule.OpenAsync(
        new StorageOptions { Provider = StorageProvider.Sqlite, DataDirectory = _folder.File("data"), Key = new byte[StorageOptions.KeySize] }, _clock, Cancel);

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_erased_conversation_takes_its_codes_and_the_traces_of_its_number_and_nobody_elses()
    {
        var (own, other, check) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await DossierAsync(own, "c1");
        await DossierAsync(other, "c2");
        await SendAsync(OutboxOtpSender.NameOf(OtpPurpose.Activation, own) + "-1-sms", Phone);
        await SendAsync(OutboxOtpSender.NameOf(OtpPurpose.Activation, own) + "-1-email", "a@example.vn");
        await SendAsync("sent-before", Phone, isSent: true);
        await CheckAsync(check, "c1");
        await SendAsync(OutboxOtpSender.NameOf(OtpPurpose.Identification, check) + "-1-sms", Phone, isSent: true);
        await SendAsync("on-its-way", Phone);
        await SendAsync(OutboxOtpSender.NameOf(OtpPurpose.Activation, other) + "-1-sms", "+84900000002");

        var removed = await _storage.Database.WriteAsync(session => new CodesOfConversation().EraseAsync(session, "c1"), Cancel);

        Assert.Equal(4, removed);
        Assert.Equal(
            [OutboxOtpSender.NameOf(OtpPurpose.Activation, other) + "-1-sms", "on-its-way"],
            await _storage.Database.ReadAsync(session => session.ListAsync("SELECT id FROM outbox ORDER BY id", row => row.Text(0)), Cancel));
    }

    private Task<int> DossierAsync(Guid id, string conversation) => _storage.Database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO dossiers (id, subject, idempotency_key, state, submitted_at, version, protected_dossier) VALUES ($1, $2, 'k', 'Submitted', 0, 1, $3)
            """,
            id.ToString(), Accounts.Of(conversation).Value, new byte[1]),
        Cancel);

    private Task<int> CheckAsync(Guid id, string conversation) => _storage.Database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO identity_checks (id, idempotency_key, holder_hash, started_at, version, protected_check) VALUES ($1, $2, $3, 0, 1, $3)",
            id.ToString(), $"{conversation}:4.0/claim/0", new byte[1]),
        Cancel);

    private async Task SendAsync(string id, string to, bool isSent = false)
    {
        await _storage.Outbox.EnqueueAsync(new OutboxMessage(id, "sms", to, "{}", _clock.GetUtcNow()), Cancel);
        if (isSent)
            await _storage.Database.WriteAsync(session => session.ExecuteAsync("UPDATE outbox SET state = 'delivered', finished_at = 1 WHERE id = $1", id), Cancel);
    }
}
