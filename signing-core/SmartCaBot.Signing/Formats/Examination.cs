namespace SmartCaBot.Signing.Formats;

/// <summary>What all formats do alike before they sign: what is too long or empty is not looked at, and a refusal becomes an answer.</summary>
internal static class Examination
{
    /// <exception cref="DocumentRefusedException">Too long, or empty.</exception>
    public static void CheckLength(Stream document, long longest)
    {
        if (document.Length > longest)
            throw new DocumentRefusedException(DocumentRefusal.TooLarge, $"more than {longest} bytes");
        if (document.Length == 0)
            throw new DocumentRefusedException(DocumentRefusal.Empty, "no bytes");
    }

    public static async ValueTask<DocumentInspection> InspectAsync(Func<ValueTask<DocumentInspection.Signable>> look)
    {
        try
        {
            return await look();
        }
        catch (DocumentRefusedException e)
        {
            return new DocumentInspection.Refused(e.Reason, e.Message);
        }
    }

    public static async ValueTask<DocumentPreparation> PrepareAsync(Func<ValueTask<DocumentPreparation.Ready>> prepare)
    {
        try
        {
            return await prepare();
        }
        catch (DocumentRefusedException e)
        {
            return new DocumentPreparation.Refused(new(e.Reason, e.Message));
        }
    }
}
