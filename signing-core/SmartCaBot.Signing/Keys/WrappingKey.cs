namespace SmartCaBot.Signing.Keys;

/// <summary>Stored by name.</summary>
public enum WrappingKeyState
{
    /// <summary>Wraps new keys.</summary>
    Current,

    /// <summary>Unwraps; its keys are being moved or have been.</summary>
    Old,

    /// <summary>Nothing is under it. It has been, or is to be, destroyed.</summary>
    Retired,
}

/// <summary>A key-encryption key of the token.</summary>
/// <param name="Label">In the token.</param>
/// <param name="State">What it is good for.</param>
/// <param name="ChangedAt">Since when it is that.</param>
public sealed record WrappingKey(string Label, WrappingKeyState State, DateTimeOffset ChangedAt);
