namespace SmartCaBot.Signing.Otp;

/// <summary>A one-time code in clear. Lives only between the generator and the sender.</summary>
public readonly record struct OtpCode(string Value)
{
    public override string ToString() => "******";
}
