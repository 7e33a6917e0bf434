using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Verifies documents that lie in conversations.</summary>
internal sealed class Documents(IFileStore files, Verifier verifier)
{
    public async Task<Verification> VerifyAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(conversationId, file.Id, cancellationToken) is not { } stored)
            return new Verification(VerificationOutcome.NotReadable, []);
        await using var content = stored.Content;
        return Verifier.Describe(await verifier.VerifyAsync(content, cancellationToken));
    }
}
