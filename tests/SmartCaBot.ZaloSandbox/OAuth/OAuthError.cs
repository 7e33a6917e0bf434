namespace SmartCaBot.ZaloSandbox.OAuth;

/// <summary>
/// An error of the OAuth host; comes with HTTP 200. Only the first two are documented: a client must not rely on the others' numbers,
/// but on whether there is an access_token.
/// </summary>
internal sealed record OAuthError(int Code, string Name, string Reason)
{
    public static readonly OAuthError App = new(-14002, "Invalid appId", "App is not active but user is not admin");
    public static readonly OAuthError Redirect = new(-14003, "Invalid redirect uri", "");
    public static readonly OAuthError Secret = new(-14012, "Invalid secret key", "");
    public static readonly OAuthError AuthorizationCode = new(-14010, "Invalid authorization code", "");
    public static readonly OAuthError Verifier = new(-14011, "Invalid code verifier", "");
    public static readonly OAuthError Refresh = new(-14014, "Invalid refresh token", "");
    public static readonly OAuthError Grant = new(-14001, "Invalid grant type", "");

    public object ToJson() => new
    {
        error = Code,
        error_name = Name,
        error_reason = Reason,
        error_description = Name,
        ref_doc = "https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new",
    };
}
