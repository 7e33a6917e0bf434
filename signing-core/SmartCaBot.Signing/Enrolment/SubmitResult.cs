namespace SmartCaBot.Signing.Enrolment;

/// <summary>The outcome of handing in a dossier.</summary>
public abstract record SubmitResult
{
    private SubmitResult()
    {
    }

    /// <summary>Taken; or, for a key used before, the earlier dossier as it stands.</summary>
    public sealed record Submitted(DossierSummary Dossier) : SubmitResult;

    public sealed record Invalid(DossierDefect Defect) : SubmitResult;

    /// <summary>The token cannot be used now; try again with the same key.</summary>
    public sealed record SigningUnavailable : SubmitResult;
}
