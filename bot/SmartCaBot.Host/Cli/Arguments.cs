namespace SmartCaBot.Host.Cli;

/// <summary>What stands behind a verb: words, and options as <c>--name value</c>; <c>--name</c> alone at the end or before another option is a switch.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = [];

    public Arguments(IEnumerable<string> args)
    {
        var words = new List<string>();
        string? open = null;
        foreach (var arg in args)
        {
            if (arg.StartsWith("--", StringComparison.Ordinal)) _options[open = arg[2..]] = "";
            else if (open is not null && _options[open].Length == 0) (_options[open], open) = (arg, null);
            else words.Add(arg);
        }

        Words = words;
    }

    public IReadOnlyList<string> Words { get; }

    public bool Has(string option) => _options.ContainsKey(option);

    public string? Value(string option) => _options.GetValueOrDefault(option) is { Length: > 0 } value ? value : null;
}
