namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Where the token is and how hard it may be worked.</summary>
public sealed record TokenOptions
{
    /// <summary>Path of the PKCS#11 library, for example /usr/lib/softhsm/libsofthsm2.so.</summary>
    public required string LibraryPath { get; init; }

    /// <summary>The token's label: at most 32 bytes of UTF-8.</summary>
    public required string Label { get; init; }

    /// <summary>A file with the user PIN, readable by the service alone. Read at each login, never kept.</summary>
    public required string UserPinFile { get; init; }

    /// <summary>Sessions open at once; callers beyond wait.</summary>
    public int MaxSessions { get; init; } = 8;

    /// <summary>How long a caller waits for a session before the token counts as unavailable.</summary>
    public TimeSpan LeaseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After a failed connection, how long to answer "unavailable" at once before trying again.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(2);

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
        ArgumentOutOfRangeException.ThrowIfLessThan(ReinitialiseAfter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LeaseTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LookAgainInterval, TimeSpan.Zero);
    }
}
