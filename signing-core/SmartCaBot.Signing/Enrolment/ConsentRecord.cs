namespace SmartCaBot.Signing.Enrolment;

/// <summary>What the citizen agreed to, so that it can be shown later (Law 91/2025/QH15 on personal data).</summary>
/// <param name="Purpose">Machine name of the purpose, for example "certificate-enrolment".</param>
/// <param name="TextVersion">Which wording was shown.</param>
/// <param name="GivenAt">When.</param>
public sealed record ConsentRecord(string Purpose, string TextVersion, DateTimeOffset GivenAt);
