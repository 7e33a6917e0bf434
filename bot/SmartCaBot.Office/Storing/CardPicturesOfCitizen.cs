using SmartCaBot.Office.Cards;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Office.Storing;

/// <summary>Pictures of a card go with the citizen whose dossier they came with, also where its conversation stays, because others registered in it too.</summary>
internal sealed class CardPicturesOfCitizen : ICitizenPart
{
    public async ValueTask<IReadOnlyList<string>> ShelvesAsync(ISqlSession session, CitizenTraces traces)
    {
        var shelves = new List<string>();
        foreach (var dossier in traces.Dossiers) shelves.AddRange((await CardPictureTable.IdsOfDossierAsync(session, dossier)).Select(CardRecord.ShelfOf));
        return shelves;
    }

    public async ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces)
    {
        var removed = 0;
        foreach (var dossier in traces.Dossiers) removed += await CardPictureTable.EraseOfDossierAsync(session, dossier);
        return removed;
    }
}
