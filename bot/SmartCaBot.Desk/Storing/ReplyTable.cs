using SmartCaBot.Desk.Replies;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>Canned replies; their pictures are read one at a time.</summary>
internal sealed class ReplyTable(IDatabase database, TimeProvider time)
{
    private const string Select = """
        SELECT id, folder, shortcut, title, body, qr_url, picture_name, picture_type, version FROM desk_replies ORDER BY folder, shortcut
        """;

    private const string Picture = "SELECT picture FROM desk_replies WHERE id = $1 AND picture IS NOT NULL";

    private const string Add = """
        INSERT INTO desk_replies (id, folder, shortcut, title, body, qr_url, version, changed_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8) ON CONFLICT DO NOTHING
        """;

    private const string Change = """
        UPDATE desk_replies SET folder = $2, shortcut = $3, title = $4, body = $5, qr_url = $6, version = version + 1, changed_by = $7,
            changed_at = $8
        WHERE id = $1 AND version = $9 AND NOT EXISTS (SELECT 1 FROM desk_replies AS other WHERE other.shortcut = $3 AND other.id <> $1)
        """;

    private const string SetPicture = "UPDATE desk_replies SET picture_name = $2, picture_type = $3, picture = $4 WHERE id = $1";
    private const string NoPicture = "UPDATE desk_replies SET picture_name = NULL, picture_type = NULL, picture = NULL WHERE id = $1";
    private const string Remove = "DELETE FROM desk_replies WHERE id = $1";

    public Task<IReadOnlyList<CannedReply>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Select, Read), cancellationToken);

    public Task<byte[]?> PictureAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(Picture, row => row.Bytes(0).ToArray(), id), cancellationToken);

    /// <summary>Version 0 adds it.</summary>
    /// <param name="reply">As it is to be.</param>
    /// <param name="picture">Bytes of a new picture; null leaves what is there, or takes it away when the reply has none.</param>
    /// <param name="by">Id of who saves.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    /// <returns>False: the shortcut is another's, or somebody else has changed it meanwhile; nothing was changed.</returns>
    public Task<bool> SaveAsync(CannedReply reply, byte[]? picture, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().Stored();
        return database.WriteAsync(
            async session =>
            {
                var saved = reply.Version == 0
                    ? await session.ExecuteAsync(Add, reply.Id, reply.Folder, reply.Shortcut, reply.Title, reply.Body, reply.QrUrl, by, now)
                    : await session.ExecuteAsync(
                        Change, reply.Id, reply.Folder, reply.Shortcut, reply.Title, reply.Body, reply.QrUrl, by, now, reply.Version);
                if (saved != 1) return false;
                if (reply.Picture is null) await session.ExecuteAsync(NoPicture, reply.Id);
                else if (picture is not null) await session.ExecuteAsync(SetPicture, reply.Id, reply.Picture.Name, reply.Picture.ContentType, picture);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(async session => await session.ExecuteAsync(Remove, id) == 1, cancellationToken);

    private static CannedReply Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5),
        row.IsNull(6) ? null : new ReplyPicture(row.Text(6), row.Text(7)), row.Int64(8));
}
