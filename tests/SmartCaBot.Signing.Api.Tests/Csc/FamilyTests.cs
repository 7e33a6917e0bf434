using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Credentials;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Signing.Api.Tests.Csc;

public sealed class FamilyTests(ApiHouse house)
{
    [Fact]
    public async Task Tokens_that_came_while_their_family_was_ended_end_with_it()
    {
        var session = new Busy(2, 1, 0);

        Assert.Equal(3, await TokenTable.EndFamilyAsync(session, "f"));

        Assert.Equal(3, session.Statements);
    }

    [Fact]
    public async Task A_page_is_as_long_as_can_be_asked_for()
    {
        var signer = await house.EnrolAsync();
        HeldCredential[] two = [new(signer.Subject, signer.Credential), new(signer.Subject, signer.Credential)];
        var listed = two;

        Assert.Null(CredentialEndpoints.Page(new ListRequest(null, int.MaxValue, "1", null, null, null, null, null), ref listed, out var next));

        Assert.Null(next);
        Assert.Single(listed);
    }

    /// <summary>As a statement on PostgreSQL sees it that waits for a row while others are written.</summary>
    private sealed class Busy(params int[] changed) : ISqlSession
    {
        public int Statements { get; private set; }

        public ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<SqlValue> values) => new(changed[Statements++]);

        public ValueTask<T?> FindAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values)
            where T : class => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<T>> ListAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values) => throw new NotSupportedException();

        public ValueTask RunScriptAsync(string script) => throw new NotSupportedException();
    }
}
