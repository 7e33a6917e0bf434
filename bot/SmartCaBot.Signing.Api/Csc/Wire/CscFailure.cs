namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>Why a request is refused. Error and description are the specification's own texts where it has them: clients compare them.</summary>
/// <param name="Status">HTTP status (CSC 10.1).</param>
/// <param name="Error">Error code.</param>
/// <param name="Description">For the client's developers.</param>
internal sealed record CscFailure(int Status, string Error, string Description)
{
    public static readonly CscFailure NotJson = Bad("The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.");

    public static readonly CscFailure TokenUnknown = new(401, "invalid_token", "The access token provided is expired, revoked, malformed, or invalid for other reasons.");

    public static readonly CscFailure TokenExpired = new(401, "expired_token", "The access or refresh token is expired or has been revoked.");

    public static readonly CscFailure WrongScope = new(400, "invalid_scope", "The scope of the access token does not allow this method.");

    public static readonly CscFailure NotForClient = new(400, "unauthorized_client", "The client is not authorized to use this method.");

    public static readonly CscFailure ClientWrong = new(401, "invalid_client", "Client authorization required");

    public static readonly CscFailure CredentialDisabled = Bad("The credential identified by credentialID is disabled");

    public static readonly CscFailure HashNotAuthorised = Bad("Hash is not authorized by the SAD.");

    public static readonly CscFailure SadExpired = Bad("SAD expired");

    public static readonly CscFailure TooManySignatures = Bad("Numbers of signatures is too high");

    public static readonly CscFailure WrongDigestLength = Bad("Invalid digest value length");

    public static readonly CscFailure NotBase64 = Bad("Invalid Base64 hash string parameter");

    public static readonly CscFailure Refused = new(400, "access_denied", "The user refused the request.");

    public static readonly CscFailure TooMany = new(429, "temporarily_unavailable", "Too many requests.");

    public static readonly CscFailure Unavailable = new(503, "temporarily_unavailable", "The request cannot be handled now; the same request may succeed later.");

    public static readonly CscFailure NotImplemented = new(501, "invalid_request", "The method is not implemented.");

    public static CscFailure Bad(string description) => new(400, "invalid_request", description);

    public static CscFailure Missing(string name, string type = "string") => Bad($"Missing (or invalid type) {type} parameter {name}");

    public static CscFailure Invalid(string name) => Bad($"Invalid parameter {name}");
}
