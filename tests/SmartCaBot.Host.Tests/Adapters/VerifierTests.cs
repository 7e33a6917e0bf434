using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Host.Tests.Adapters;

public sealed class VerifierTests
{
    [Fact]
    public void What_was_added_to_a_document_is_told_to_the_citizen() =>
        Assert.Equal(VerificationDoubt.NotAllCovered, Told(UndecidedReason.ChangedAfterSigning));

    [Fact]
    public void Every_reason_of_the_verifier_is_told() =>
        Assert.All(Enum.GetValues<UndecidedReason>(), why => Assert.NotNull(Told(why)));

    private static VerificationDoubt? Told(UndecidedReason why)
    {
        var findings = new SignatureFindings(Supported: true, null, null, null, null);
        var report = new SignatureReport("/_xmlsignatures/sig1.xml", null, null, Coverage.Unknown, findings, Verdict.Undecided, why);
        return Assert.Single(Verifier.Describe(new DocumentReport.Checked(Verdict.Undecided, [report])).Signatures).Doubt;
    }
}
