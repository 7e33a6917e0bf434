using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Staff.Shell;

/// <summary>Finds the sentence that a page was asked to show.</summary>
internal sealed class StaffNotes(IEnumerable<StaffNote> notes)
{
    private readonly FrozenDictionary<string, string> _sentences = notes.ToFrozenDictionary(note => note.Name, note => note.Sentence);

    public string? Of(HttpRequest request) => request.Query[StaffNote.Key].ToString() is { Length: > 0 } name ? _sentences.GetValueOrDefault(name) : null;
}
