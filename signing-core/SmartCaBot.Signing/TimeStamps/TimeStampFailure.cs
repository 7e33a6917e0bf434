namespace SmartCaBot.Signing.TimeStamps;

/// <summary>Why a request was rejected: PKIFailureInfo (RFC 3161 2.4.2), a bit string with names.</summary>
[Flags]
internal enum TimeStampFailure
{
    None = 0,
    BadAlgorithm = 1 << 0,
    BadRequest = 1 << 2,
    BadDataFormat = 1 << 5,
    TimeNotAvailable = 1 << 14,
    UnacceptedPolicy = 1 << 15,
    UnacceptedExtension = 1 << 16,
    SystemFailure = 1 << 25,
}
