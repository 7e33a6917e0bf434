namespace SmartCaBot.Signing.Authorisation;

/// <summary>Which of the authorised digests are signed with activation data, in which order, and how.</summary>
/// <param name="Digests">Each of them authorised, as often as it stands here.</param>
/// <param name="PssSalt">See <see cref="HashToSign"/>; must fit the key.</param>
public sealed record SignatureChoice(IReadOnlyList<ChosenDigest> Digests, int? PssSalt = null)
{
    /// <summary>The transaction with what is signed in the place of what was authorised; null when something in it was not.</summary>
    internal SigningTransaction? Of(SigningTransaction transaction)
    {
        var left = transaction.Documents.ToList();
        var chosen = new List<DocumentToSign>(Digests.Count);
        foreach (var one in Digests)
        {
            var at = left.FindIndex(authorised => authorised.DigestToSign.AsSpan().SequenceEqual(one.Authorised));
            if (at < 0 || one.Document is { } made && !made.Sha256.AsSpan().SequenceEqual(one.Authorised)) return null;
            chosen.Add((one.Document is { } document ? document with { Name = left[at].Name } : left[at]) with { PssSalt = PssSalt });
            left.RemoveAt(at);
        }

        // What the citizen confirmed and nobody wants signed makes no room for anything else.
        return chosen.Count == 0 ? null : transaction with { Documents = chosen, Allowed = Math.Max(chosen.Count, transaction.Allowed - left.Count) };
    }
}

/// <param name="Authorised">As the activation data names it.</param>
/// <param name="Document">
/// Where the citizen authorised a document by its SHA-256: what this service made of that document, whose DTBS/R is then signed. Null: the
/// digest itself is.
/// </param>
public sealed record ChosenDigest(byte[] Authorised, DocumentToSign? Document = null);
