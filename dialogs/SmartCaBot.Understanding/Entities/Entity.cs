namespace SmartCaBot.Understanding.Entities;

/// <summary>Something recognised in the text. Personal numbers carry a masked value.</summary>
/// <param name="Type">One of <see cref="EntityTypes"/>.</param>
/// <param name="Value">The normal form: a service number, "household_business", "pdf", an ISO date, masked digits.</param>
/// <param name="Start">Index of the first UTF-16 unit in the original text.</param>
/// <param name="Length">In UTF-16 units of the original text.</param>
public readonly record struct Entity(string Type, string Value, int Start, int Length);

public static class EntityTypes
{
    /// <summary>Value: the service's number, from "1".</summary>
    public const string Service = "service";

    /// <summary>Value "citizen", "household_business" or "enterprise".</summary>
    public const string Audience = "audience";

    /// <summary>Value "pdf", "xml", "word", "excel" or "image".</summary>
    public const string DocumentKind = "document_kind";

    /// <summary>Value yyyy-MM-dd.</summary>
    public const string Date = "date";

    /// <summary>A personal value (identity number, phone, e-mail, code, card); the value is masked.</summary>
    public const string Digits = "digits";
}
