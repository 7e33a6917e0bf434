namespace SmartCaBot.Signing.Identity;

/// <summary>
/// Whose it is: the caller's stable, opaque name for a person (a channel account, a portal login). Every object of the
/// signing core belongs to one subject, and to everybody else it does not exist.
/// </summary>
public readonly record struct SubjectId
{
    public const int MaxLength = 200;

    public SubjectId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, MaxLength, nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>Masked: a channel account points at a person.</summary>
    public override string ToString() => "subject ***";
}
