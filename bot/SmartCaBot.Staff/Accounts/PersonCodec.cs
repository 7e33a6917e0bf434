using System.Text.Json;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Staff.Accounts;

/// <summary>A person as the database holds them: encrypted, bound to the account.</summary>
internal sealed class PersonCodec(StorageKeys keys) : IDisposable
{
    private readonly DataProtector _protector = keys.ProtectorOf("staff_accounts person");

    public byte[] Write(Person person, string account) =>
        _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Stored(person.Name, person.CitizenId?.Value)), account);

    public Person Read(ReadOnlySpan<byte> blob, string account)
    {
        var stored = JsonSerializer.Deserialize<Stored>(_protector.Unprotect(blob, account))!;
        return new Person(stored.Name, stored.CitizenId is { } number ? CitizenId.Parse(number) : null);
    }

    public void Dispose() => _protector.Dispose();

    private sealed record Stored(string Name, string? CitizenId);
}
