using System.Globalization;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Office.Dossiers;

/// <summary>Personal values that a page shows masked until somebody asks for one.</summary>
internal enum DossierField
{
    CitizenId,
    BirthDate,
    Phone,
    Email,
    Address,
}

internal static class DossierFields
{
    public static string Label(DossierField field) => field switch
    {
        DossierField.CitizenId => "Số căn cước",
        DossierField.BirthDate => "Ngày sinh",
        DossierField.Phone => "Số điện thoại",
        DossierField.Email => "Email",
        DossierField.Address => "Địa chỉ",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>Null when there is nothing to show.</summary>
    public static string? Masked(Citizen citizen, DossierField field) => field switch
    {
        DossierField.CitizenId => citizen.CitizenId.ToString(),
        DossierField.BirthDate => citizen.DateOfBirth.ToString("'••/••/'yyyy", CultureInfo.InvariantCulture),
        DossierField.Phone => citizen.Phone.ToString(),
        DossierField.Email => citizen.Email?.ToString(),
        DossierField.Address => "••••••",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public static string InFull(Citizen citizen, DossierField field) => field switch
    {
        DossierField.CitizenId => citizen.CitizenId.Value,
        DossierField.BirthDate => Day(citizen.DateOfBirth),
        DossierField.Phone => citizen.Phone.Value,
        DossierField.Email => citizen.Email?.Value ?? "",
        DossierField.Address => citizen.Address,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
