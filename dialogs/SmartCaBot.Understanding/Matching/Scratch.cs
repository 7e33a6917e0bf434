using SmartCaBot.Understanding.Entities;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Matching;

/// <summary>The working lists of one reading; each thread keeps one, so a message allocates next to nothing.</summary>
internal sealed class Scratch
{
    [ThreadStatic]
    private static Scratch? _ofThread;

    public static Scratch OfThread => _ofThread ??= new Scratch();

    public TokenBuffer Tokens { get; } = new();

    public List<Word> RawWords { get; } = new(64);

    public List<Word> Words { get; } = new(64);

    /// <summary>The words left when greetings and thanks are taken away.</summary>
    public List<Word> Rest { get; } = new(64);

    public List<ServiceMention> Services { get; } = new(8);

    public List<Entity> Entities { get; } = new(16);

    public List<Feature> Features { get; } = new(128);

    public List<(int Id, int Distance)> Near { get; } = new(32);
}
