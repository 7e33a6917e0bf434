using System.Collections.Concurrent;

namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>Everybody who has this Zalo.</summary>
public sealed class PhoneBook
{
    private readonly ConcurrentDictionary<string, Phone> _byId = new();
    private readonly ConcurrentDictionary<string, Phone> _byNumber = new();
    private readonly Lock _adding = new();
    private readonly PhoneWorld _world;

    internal PhoneBook(PhoneWorld world) => _world = world;

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<Phone> All => [.. _byId.Values.OrderBy(phone => phone.Order)];

    /// <summary>The phone with this number; made when there is none yet.</summary>
    /// <param name="number">0905…, 84905… or +84905….</param>
    public Phone Add(string name, string number)
    {
        var normal = PhoneIds.Normal(number);
        lock (_adding)
        {
            if (_byNumber.TryGetValue(normal, out var known)) return known;
            var phone = new Phone(_world, name, normal, _byId.Count);
            _byId[phone.Id] = _byNumber[normal] = phone;
            return phone;
        }
    }

    /// <summary>By user_id.</summary>
    public Phone? Find(string? id) => id is not null && _byId.TryGetValue(id, out var phone) ? phone : null;

    public Phone? FindNumber(string number) => _byNumber.GetValueOrDefault(PhoneIds.Normal(number));
}
