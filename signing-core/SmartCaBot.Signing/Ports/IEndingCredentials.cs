using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Ports;

/// <summary>Citizens' certificates by their end, for whoever reminds people in time.</summary>
public interface IEndingCredentials
{
    /// <summary>Active credentials that end after <paramref name="after"/> and not later than <paramref name="until"/>, the earliest first.</summary>
    Task<IReadOnlyList<Credential>> EndingAsync(DateTimeOffset after, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>How many there are of them.</summary>
    Task<long> CountEndingAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Fills in the end of credentials that an earlier version stored; so many at a time, returns how many.</summary>
    Task<int> FillInAsync(int limit, CancellationToken cancellationToken);
}
