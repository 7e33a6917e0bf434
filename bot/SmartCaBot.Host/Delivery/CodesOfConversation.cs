using System.Text.Json.Nodes;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Host.Delivery;

/// <summary>
/// Codes sent by SMS, e-mail and Zalo for a conversation's dossiers, signatures and identity checks go with it; and with them the traces, in the outbox, of all
/// else that was sent to the same numbers and addresses. What is still on its way to those for another purpose is left to arrive.
/// </summary>
internal sealed class CodesOfConversation : IConversationPart
{
    // Who is asked to show who they are is nobody's account yet: the key of the check begins with its run's conversation.
    private const string References = """
        SELECT id FROM dossiers WHERE subject = $1 UNION ALL SELECT id FROM signing_transactions WHERE subject = $1
        UNION ALL SELECT id FROM identity_checks WHERE idempotency_key >= $2 AND idempotency_key < $3
        """;

    private const string RemoveCodes = "DELETE FROM outbox WHERE id >= $1 AND id < $2 RETURNING recipient_hash";

    // Reads the whole outbox, but only for a conversation of which a code was still there.
    private const string RemoveTraces = "DELETE FROM outbox WHERE recipient_hash = $1 AND state <> 'pending'";

    public string Name => "codes";

    public async ValueTask<int> EraseAsync(ISqlSession session, string conversationId)
    {
        var (removed, recipients) = (0, new Dictionary<string, byte[]>());
        foreach (var reference in await session.ListAsync(References, row => Guid.Parse(row.Text(0)), Accounts.Of(conversationId).Value, conversationId + ":", conversationId + ";"))
        {
            foreach (var purpose in Enum.GetValues<OtpPurpose>())
            {
                var name = OutboxOtpSender.NameOf(purpose, reference);
                foreach (var recipient in await session.ListAsync(RemoveCodes, row => row.Bytes(0).ToArray(), name + "-", name + "."))
                {
                    removed++;
                    recipients[Convert.ToHexString(recipient)] = recipient;
                }
            }
        }

        foreach (var recipient in recipients.Values) removed += await session.ExecuteAsync(RemoveTraces, recipient);
        return removed;
    }

    /// <summary>That a code was sent is said in the conversation itself.</summary>
    public Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);
}
