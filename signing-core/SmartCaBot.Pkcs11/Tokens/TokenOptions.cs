namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Where the token is and how hard it may be worked.</summary>
public sealed record TokenOptions
{
    /// <summary>Path of the PKCS#11 library, for example /usr/lib/softhsm/libsofthsm2.so.</summary>
    public required string LibraryPath { get; init; }

    /// <summary>The token's label: at most 32 bytes of UTF-8.</summary>
    public required string Label { get; init; }

    /// <summary>The token's serial number; null: whichever it has when first seen, and no other from then on.</summary>
    public string? Serial { get; init; }

    /// <summary>A file with the user PIN, readable by the service alone. Read at each login, never kept.</summary>
    public required string UserPinFile { get; init; }

    /// <summary>Sessions open at once; callers beyond wait.</summary>
    public int MaxSessions { get; init; } = 8;

    /// <summary>Callers that may wait for a session at once; those beyond hear at once that the token is busy.</summary>
    public int MaxWaiting { get; init; } = 1000;

    /// <summary>How long a caller waits for a session before hearing that the token is busy.</summary>
    public TimeSpan LeaseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After a failed connection, how long to answer "unavailable" at once before trying again; doubled with each failure in a row.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Where the doubling ends.</summary>
    public TimeSpan LongestRetryInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The CKM by which keys are wrapped (RFC 5649), for a token that has it under a number of its own; null: CKM_AES_KEY_WRAP_PAD,
    /// or CKM_AES_KEY_WRAP_KWP where that is not offered.
    /// </summary>
    public ulong? KeyWrapMechanism { get; init; }

    /// <summary>A connection this old is made anew when a key that must be there is not found.</summary>
    public TimeSpan LookAgainInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Session objects made before the library is initialised anew: SoftHSM 2.6.1 frees a destroyed session object only
    /// in C_Finalize, about 300 bytes each.
    /// </summary>
    public int ReinitialiseAfter { get; init; } = 200_000;

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(LibraryPath);
        ArgumentException.ThrowIfNullOrWhiteSpace(Label);
        ArgumentException.ThrowIfNullOrWhiteSpace(UserPinFile);
        if (System.Text.Encoding.UTF8.GetByteCount(Label) > 32)
            throw new ArgumentException("A token label has at most 32 bytes.", nameof(Label));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSessions, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxWaiting);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReinitialiseAfter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LeaseTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LookAgainInterval, TimeSpan.Zero);
    }
}
