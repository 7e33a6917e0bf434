namespace SmartCaBot.Signing.Formats;

/// <summary>
/// The level that was asked for cannot be reached now: no time stamp, or no revocation data, is to be had. Nothing usable was written; the
/// signature value is still good, and finishing again later may succeed.
/// </summary>
public sealed class LevelUnavailableException(string message) : IOException(message);
