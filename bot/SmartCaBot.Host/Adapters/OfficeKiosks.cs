using SmartCaBot.Channels.DirectLine.Sessions;
using SmartCaBot.Office.Kiosk;

namespace SmartCaBot.Host.Adapters;

/// <summary>The officers' tokens open chats on the devices of their desks.</summary>
internal sealed class OfficeKiosks(Kiosks kiosks) : IKioskTickets
{
    public Task<string?> UseAsync(string token, CancellationToken cancellationToken) => kiosks.UseAsync(token, cancellationToken);
}
