using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmartCaBot.Signing.Api.Sp769;

/// <summary>A certificate's subject as the interface writes it: <c>C=VN,ST=…,CN=…,UID=CCCD:…</c>, in the order of the certificate (escapes: RFC 4514 2.4).</summary>
internal static class SubjectText
{
    public static string Of(X509Certificate2 certificate) => Write(certificate.SubjectName, reversed: false);

    /// <summary>Any name in the order of RFC 4514 2.1, the last part first.</summary>
    public static string Rfc4514(X500DistinguishedName name) => Write(name, reversed: true);

    private static string Write(X500DistinguishedName name, bool reversed)
    {
        var text = new StringBuilder();
        foreach (var part in name.EnumerateRelativeDistinguishedNames(reversed))
        {
            if (part.HasMultipleElements) continue;
            if (text.Length > 0) text.Append(',');
            var type = part.GetSingleElementType();
            text.Append(Name(type.Value)).Append('=');
            Escape(text, part.GetSingleElementValue() ?? "");
        }

        return text.ToString();
    }

    // By the identifier: what the platform calls it differs from system to system.
    private static string Name(string? oid) => oid switch
    {
        "2.5.4.3" => "CN",
        "2.5.4.4" => "SN",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.12" => "T",
        "2.5.4.42" => "G",
        "0.9.2342.19200300.100.1.1" => "UID",
        _ => oid ?? "",
    };

    private static void Escape(StringBuilder text, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var isEdge = i == 0 && value[i] is ' ' or '#' || i == value.Length - 1 && value[i] == ' ';
            if (isEdge || value[i] is ',' or '+' or '"' or '\\' or '<' or '>' or ';') text.Append('\\');
            text.Append(value[i]);
        }
    }
}
