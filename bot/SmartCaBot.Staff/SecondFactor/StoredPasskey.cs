using Microsoft.AspNetCore.Identity;

namespace SmartCaBot.Staff.SecondFactor;

/// <param name="Id">Its credential id in base64url.</param>
/// <param name="Account">Whose.</param>
/// <param name="Key">As the platform has it.</param>
/// <param name="UsedAt">Last use; null when never.</param>
internal sealed record StoredPasskey(string Id, string Account, UserPasskeyInfo Key, DateTimeOffset? UsedAt);
