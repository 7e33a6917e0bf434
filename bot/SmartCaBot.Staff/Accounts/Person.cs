using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Staff.Accounts;

/// <summary>Who an account belongs to.</summary>
/// <param name="Name">As colleagues and citizens see it.</param>
/// <param name="CitizenId">Their own number, so that nobody decides about their own dossier; null for who decides about none.</param>
internal sealed record Person(string Name, CitizenId? CitizenId)
{
    public override string ToString() => "person ***";
}
