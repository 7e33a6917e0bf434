using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Host.Setup;
using SmartCaBot.Host.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Tests.Setup;

public sealed class SealFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_that_lost_its_end_and_has_grown_again_does_not_take_the_note_of_it_away()
    {
        using var folder = new TemporaryFolder();
        var data = DataDirectory.Open(folder.File("data"));
        await using var ours = await OpenAsync(folder.File("ours"));
        await using var other = await OpenAsync(folder.File("other"));
        using var file = new SealFile(data, ours.Audit, NullLogger<SealFile>.Instance);
        using var later = new SealFile(data, other.Audit, NullLogger<SealFile>.Instance);

        var first = await AppendAsync(ours, "one");
        await file.NoteAsync(first.Sequence, Seal(first), Cancel);
        var second = await AppendAsync(ours, "two");
        await file.NoteAsync(second.Sequence, Seal(second), Cancel);
        Assert.Equal(Seal(second), file.Find());

        var last = await AppendAsync(other, "one");
        await later.NoteAsync(last.Sequence, Seal(last), Cancel);
        for (var i = 0; i < 3; i++) last = await AppendAsync(other, "something else");
        await later.NoteAsync(last.Sequence, Seal(last), Cancel);

        Assert.Equal(Seal(second), file.Find());
    }

    private static Task<StorageModule> OpenAsync(string directory) => StorageModule.OpenAsync(
        new StorageOptions { DataDirectory = directory, Key = RandomNumberGenerator.GetBytes(StorageOptions.KeySize) }, TimeProvider.System, Cancel);

    private static Task<AuditRecord> AppendAsync(StorageModule storage, string what) =>
        storage.Audit.AppendAsync(new AuditEvent(AuditKind.SwitchChanged, DateTimeOffset.UnixEpoch, "system", "", what), Cancel);

    private static string Seal(AuditRecord record) => $"sequence={record.Sequence};hash={Convert.ToHexStringLower(record.Hash)};signature=00";
}
