namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>
/// Devices that stand at a desk and are handed to one citizen after another. The host registers whoever gives out their tokens; without one no token
/// opens anything.
/// </summary>
public interface IKioskTickets
{
    /// <summary>Uses a token up. The printed code of the desk, empty for none; null when the token opens nothing (any more).</summary>
    Task<string?> UseAsync(string token, CancellationToken cancellationToken);
}

internal sealed class NoKioskTickets : IKioskTickets
{
    public Task<string?> UseAsync(string token, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
