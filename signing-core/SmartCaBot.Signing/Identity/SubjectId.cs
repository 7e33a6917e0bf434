namespace SmartCaBot.Signing.Identity;

/// <summary>
/// Whose it is: the caller's stable, opaque name for a person (a channel account, a portal login). Every object of the
/// signing core belongs to one subject, and to everybody else it does not exist.
/// </summary>
public readonly record struct SubjectId
{
    public const int MaxLength = 200;

    /// <summary>Whose something is when its owner was erased. Callers' names have a prefix, so nobody is called that.</summary>
    public static readonly SubjectId Nobody = new("erased");

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
