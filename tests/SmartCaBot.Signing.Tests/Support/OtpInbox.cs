using System.Collections.Concurrent;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>The citizen's phone: keeps what was sent.</summary>
internal sealed class OtpInbox : IOtpSender
{
    private readonly ConcurrentQueue<OtpMessage> _messages = [];

    public IReadOnlyCollection<OtpMessage> Messages => _messages;

    /// <summary>Runs before a message is taken and may throw, as a crash would.</summary>
    public Action? BeforeTaking { get; set; }

    public bool Refuses { get; set; }

    public ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken)
    {
        BeforeTaking?.Invoke();
        if (Refuses)
            return ValueTask.FromResult(false);
        // As the outbox does: the same message again is sent once.
        if (!_messages.Any(m => m.Reference == message.Reference && m.Code == message.Code))
            _messages.Enqueue(message);
        return ValueTask.FromResult(true);
    }

    public string LastCode(Guid reference) => _messages.Last(m => m.Reference == reference).Code.Value;

    /// <summary>A code of the right shape that is not the last one sent.</summary>
    public string WrongCode(Guid reference) => LastCode(reference) == "000000" ? "000001" : "000000";
}
