using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Cli;

/// <summary><c>dossier list|approve|refuse</c>: an officer's decisions. The citizen hears of them in the chat.</summary>
internal static class DossierVerb
{
    private const int Most = 200;

    public static async Task<ExitCode> ListAsync(Toolbox tools, TextWriter output)
    {
        try
        {
            foreach (var review in await tools.Get<SigningCore>().Enrolment.PendingAsync(Most, CancellationToken.None))
                await output.WriteLineAsync($"{review.Dossier.Number} {review.Dossier.SubmittedAt:u} {review.Citizen.FullName} {review.Citizen.CitizenId}");
            return ExitCode.Done;
        }
        catch (TokenUnavailableException error)
        {
            await output.WriteLineAsync(error.Message);
            return ExitCode.Unavailable;
        }
    }

    public static async Task<ExitCode> DecideAsync(Toolbox tools, bool approve, string text, Arguments arguments, TextWriter output)
    {
        if (arguments.Value("officer") is not { } staff
            || !CitizenId.TryParse(arguments.Value("officer-id"), out var citizen) || (!approve && arguments.Value("reason") is null))
        {
            await output.WriteLineAsync("Needed: the dossier's number, --officer, --officer-id (12 digits), and --reason for a refusal.");
            return ExitCode.Usage;
        }

        var officer = new Officer(staff, citizen);
        var enrolment = tools.Get<SigningCore>().Enrolment;
        if (await FindAsync(enrolment, text, output) is not { } id) return ExitCode.No;
        var outcome = approve
            ? await enrolment.ApproveAsync(id, officer, arguments.Value("note"), CancellationToken.None)
            : await enrolment.RefuseAsync(id, officer, arguments.Value("reason")!, CancellationToken.None);
        await output.WriteLineAsync(outcome.ToString());
        return outcome switch
        {
            DecisionOutcome.Done or DecisionOutcome.FirstApproved => ExitCode.Done,
            DecisionOutcome.SigningUnavailable => ExitCode.Unavailable,
            _ => ExitCode.No,
        };
    }

    /// <summary>By number or id; says why there is none.</summary>
    private static async Task<Guid?> FindAsync(DossierService enrolment, string text, TextWriter output)
    {
        try
        {
            if (await enrolment.ReviewAsync(text, CancellationToken.None) is { } review) return review.Dossier.Id;
            await output.WriteLineAsync(nameof(DecisionOutcome.NotFound));
        }
        catch (TokenUnavailableException error)
        {
            await output.WriteLineAsync(error.Message);
        }

        return null;
    }
}
