namespace SmartCaBot.Host.Ceremonies;

/// <summary>Where a command asks and answers. Passphrases are lines of the input; typed at a terminal they are not shown.</summary>
internal sealed class Terminal(TextReader input, TextWriter output, TextWriter errors)
{
    public static Terminal OfProcess => new(Console.In, Console.Out, Console.Error);

    public Task SayAsync(string line) => output.WriteLineAsync(line);

    public Task ComplainAsync(string line) => errors.WriteLineAsync(line);

    /// <summary>Empty at the end of the input.</summary>
    public async Task<string> AskSecretAsync(string what, CancellationToken cancellationToken)
    {
        await errors.WriteAsync($"{what}: ");
        if (ReferenceEquals(input, Console.In) && !Console.IsInputRedirected)
            return ReadUnseen();
        return await input.ReadLineAsync(cancellationToken) ?? "";
    }

    private string ReadUnseen()
    {
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        errors.WriteLine();
        return typed.ToString();
    }
}
