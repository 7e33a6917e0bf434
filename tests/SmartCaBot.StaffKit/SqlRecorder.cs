using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.StaffKit;

/// <summary>Stands before a database and remembers which statements it was given, so that a test can say that it ran every one of a module.</summary>
public sealed class SqlRecorder : IDatabase
{
    private static readonly string[] Verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

    private readonly ConcurrentDictionary<string, bool> _run = new();
    private IDatabase _database = null!;

    /// <summary>Say with <see cref="Watch"/> before which it stands.</summary>
    public SqlRecorder()
    {
    }

    public SqlRecorder(IDatabase database) => _database = database;

    /// <summary>From now on what the container gives out goes through here; after storage was added.</summary>
    public void Watch(IServiceCollection services)
    {
        _database = (IDatabase)services.Last(service => service.ServiceType == typeof(IDatabase)).ImplementationInstance!;
        services.AddSingleton<IDatabase>(this);
    }

    /// <summary>The statements that the module writes as constants and that were not run; beginnings of others do not count.</summary>
    /// <param name="module">Whose.</param>
    /// <param name="types">Which of its types; null for all.</param>
    public IReadOnlyList<string> NotRun(Assembly module, Func<Type, bool>? types = null) =>
    [
        .. from type in module.GetTypes()
           where types is null || types(type)
           let texts = type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
               .Where(field => field is { IsLiteral: true, FieldType.Name: nameof(String) })
               .Select(field => (field.Name, Text: (string)field.GetRawConstantValue()!))
               .Where(one => Verbs.Any(verb => one.Text.StartsWith(verb, StringComparison.Ordinal)))
               .ToArray()
           from one in texts
           where !_run.ContainsKey(one.Text) && !texts.Any(other => other.Text.Length > one.Text.Length && other.Text.StartsWith(one.Text, StringComparison.Ordinal))
           select $"{type.Name}.{one.Name}",
    ];

    public Task<T> WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => work(new Session(session, _run)), cancellationToken);

    public Task<T> ReadAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => work(new Session(session, _run)), cancellationToken);

    public ValueTask LockAuditAsync(ISqlSession session) => _database.LockAuditAsync(session);

    public ValueTask LockOutboxAsync(ISqlSession session, string kind) => _database.LockOutboxAsync(session, kind);

    public ValueTask LockHolderAsync(ISqlSession session, byte[] holderHash) => _database.LockHolderAsync(session, holderHash);

    public ValueTask<int> RemoveTranscriptAsync(ISqlSession session, string conversationId) => _database.RemoveTranscriptAsync(session, conversationId);

    public Task<BackupResult> BackupAsync(string path, CancellationToken cancellationToken) => _database.BackupAsync(path, cancellationToken);

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => _database.CheckAsync(cancellationToken);

    /// <summary>Whoever opened the database ends it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(ISqlSession inner, ConcurrentDictionary<string, bool> run) : ISqlSession
    {
        public ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<SqlValue> values)
        {
            run[sql] = true;
            return inner.ExecuteAsync(sql, values);
        }

        public ValueTask<T?> FindAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values)
            where T : class
        {
            run[sql] = true;
            return inner.FindAsync(sql, read, values);
        }

        public ValueTask<IReadOnlyList<T>> ListAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values)
        {
            run[sql] = true;
            return inner.ListAsync(sql, read, values);
        }

        public ValueTask RunScriptAsync(string script) => inner.RunScriptAsync(script);
    }
}
