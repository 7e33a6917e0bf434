namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>Answers signed before, for questions without a nonce. Bounded; the one longest unused goes first.</summary>
internal sealed class SignedAnswers(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, OcspAnswer Answer)>> _byKey = [];
    private readonly LinkedList<(string Key, OcspAnswer Answer)> _byUse = [];

    /// <summary>Null when there is none that is good for longer than until then.</summary>
    public OcspAnswer? Find(string key, DateTimeOffset until)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node) || node.Value.Answer.NextUpdate <= until)
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    public void Keep(string key, OcspAnswer answer)
    {
        lock (_gate)
        {
            if (_byKey.Remove(key, out var earlier))
                _byUse.Remove(earlier);
            _byKey[key] = _byUse.AddFirst((key, answer));
            if (_byKey.Count <= capacity)
                return;
            _byKey.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
    }
}
