using SmartCaBot.Signing.Ceremonies;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>Two custodians.</summary>
internal static class People
{
    public const string AnsPassphrase = "sông Ba chảy về Tuy Hòa";
    public const string BinhsPassphrase = "núi Chư Yang Sin cao 2442";

    // Passphrases that are quick to guess, and to check: what is tested is who agreed.
    private const int Iterations = 1000;

    public static readonly Custodian An = Custodian.Make("an", AnsPassphrase, DateTimeOffset.UnixEpoch, Iterations);
    public static readonly Custodian Binh = Custodian.Make("binh", BinhsPassphrase, DateTimeOffset.UnixEpoch, Iterations);

    public static Approval Agree(CeremonyOperation operation) => Approval.Give(
        operation, "test", [(An, AnsPassphrase), (Binh, BinhsPassphrase)], DateTimeOffset.UnixEpoch)!;
}
