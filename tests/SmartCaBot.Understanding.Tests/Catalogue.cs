using SmartCaBot.Understanding.Catalog;

namespace SmartCaBot.Understanding.Tests;

/// <summary>The catalogue that ships, read once.</summary>
internal static class Catalogue
{
    public static IntentCatalog Shipped { get; } = IntentCatalog.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "intents.yaml")));

    public static Understander Understander { get; } = new(Shipped);
}
