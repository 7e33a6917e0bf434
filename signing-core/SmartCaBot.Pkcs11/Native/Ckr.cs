namespace SmartCaBot.Pkcs11.Native;

/// <summary>Return values (CKR_*) that this binding tells apart, and the names of the rest that modules commonly give.</summary>
internal static class Ckr
{
    public const ulong Ok = 0x0;
    public const ulong HostMemory = 0x2;
    public const ulong SlotIdInvalid = 0x3;
    public const ulong GeneralError = 0x5;
    public const ulong FunctionFailed = 0x6;
    public const ulong DeviceError = 0x30;
    public const ulong DeviceMemory = 0x31;
    public const ulong DeviceRemoved = 0x32;
    public const ulong KeyHandleInvalid = 0x60;
    public const ulong MechanismInvalid = 0x70;
    public const ulong ObjectHandleInvalid = 0x82;
    public const ulong OperationActive = 0x90;
    public const ulong OperationNotInitialized = 0x91;
    public const ulong PinIncorrect = 0xA0;
    public const ulong PinInvalid = 0xA1;
    public const ulong PinLengthRange = 0xA2;
    public const ulong PinExpired = 0xA3;
    public const ulong PinLocked = 0xA4;
    public const ulong SessionClosed = 0xB0;
    public const ulong SessionCount = 0xB1;
    public const ulong SessionHandleInvalid = 0xB3;
    public const ulong TokenNotPresent = 0xE0;
    public const ulong TokenNotRecognized = 0xE1;
    public const ulong UnwrappingKeyHandleInvalid = 0xF0;
    public const ulong UserAlreadyLoggedIn = 0x100;
    public const ulong UserNotLoggedIn = 0x101;
    public const ulong WrappedKeyInvalid = 0x110;
    public const ulong WrappedKeyLenRange = 0x112;
    public const ulong WrappingKeyHandleInvalid = 0x113;
    public const ulong CryptokiNotInitialized = 0x190;
    public const ulong CryptokiAlreadyInitialized = 0x191;

    private static readonly Dictionary<ulong, string> Names = new()
    {
        [Ok] = "CKR_OK",
        [HostMemory] = "CKR_HOST_MEMORY",
        [SlotIdInvalid] = "CKR_SLOT_ID_INVALID",
        [GeneralError] = "CKR_GENERAL_ERROR",
        [FunctionFailed] = "CKR_FUNCTION_FAILED",
        [0x7] = "CKR_ARGUMENTS_BAD",
        [0x10] = "CKR_ATTRIBUTE_READ_ONLY",
        [0x11] = "CKR_ATTRIBUTE_SENSITIVE",
        [0x12] = "CKR_ATTRIBUTE_TYPE_INVALID",
        [0x13] = "CKR_ATTRIBUTE_VALUE_INVALID",
        [0x20] = "CKR_DATA_INVALID",
        [0x21] = "CKR_DATA_LEN_RANGE",
        [DeviceError] = "CKR_DEVICE_ERROR",
        [DeviceMemory] = "CKR_DEVICE_MEMORY",
        [DeviceRemoved] = "CKR_DEVICE_REMOVED",
        [0x54] = "CKR_FUNCTION_NOT_SUPPORTED",
        [KeyHandleInvalid] = "CKR_KEY_HANDLE_INVALID",
        [0x62] = "CKR_KEY_SIZE_RANGE",
        [0x63] = "CKR_KEY_TYPE_INCONSISTENT",
        [0x68] = "CKR_KEY_FUNCTION_NOT_PERMITTED",
        [0x69] = "CKR_KEY_NOT_WRAPPABLE",
        [0x6A] = "CKR_KEY_UNEXTRACTABLE",
        [MechanismInvalid] = "CKR_MECHANISM_INVALID",
        [0x71] = "CKR_MECHANISM_PARAM_INVALID",
        [ObjectHandleInvalid] = "CKR_OBJECT_HANDLE_INVALID",
        [OperationActive] = "CKR_OPERATION_ACTIVE",
        [OperationNotInitialized] = "CKR_OPERATION_NOT_INITIALIZED",
        [PinIncorrect] = "CKR_PIN_INCORRECT",
        [PinInvalid] = "CKR_PIN_INVALID",
        [PinLengthRange] = "CKR_PIN_LEN_RANGE",
        [PinExpired] = "CKR_PIN_EXPIRED",
        [PinLocked] = "CKR_PIN_LOCKED",
        [SessionClosed] = "CKR_SESSION_CLOSED",
        [SessionCount] = "CKR_SESSION_COUNT",
        [SessionHandleInvalid] = "CKR_SESSION_HANDLE_INVALID",
        [0xB5] = "CKR_SESSION_READ_ONLY",
        [0xB6] = "CKR_SESSION_EXISTS",
        [0xD0] = "CKR_TEMPLATE_INCOMPLETE",
        [0xD1] = "CKR_TEMPLATE_INCONSISTENT",
        [TokenNotPresent] = "CKR_TOKEN_NOT_PRESENT",
        [TokenNotRecognized] = "CKR_TOKEN_NOT_RECOGNIZED",
        [0xE2] = "CKR_TOKEN_WRITE_PROTECTED",
        [UnwrappingKeyHandleInvalid] = "CKR_UNWRAPPING_KEY_HANDLE_INVALID",
        [UserAlreadyLoggedIn] = "CKR_USER_ALREADY_LOGGED_IN",
        [UserNotLoggedIn] = "CKR_USER_NOT_LOGGED_IN",
        [0x102] = "CKR_USER_PIN_NOT_INITIALIZED",
        [WrappedKeyInvalid] = "CKR_WRAPPED_KEY_INVALID",
        [WrappedKeyLenRange] = "CKR_WRAPPED_KEY_LEN_RANGE",
        [WrappingKeyHandleInvalid] = "CKR_WRAPPING_KEY_HANDLE_INVALID",
        [0x150] = "CKR_BUFFER_TOO_SMALL",
        [CryptokiNotInitialized] = "CKR_CRYPTOKI_NOT_INITIALIZED",
        [CryptokiAlreadyInitialized] = "CKR_CRYPTOKI_ALREADY_INITIALIZED",
    };

    public static string Name(ulong value) => Names.GetValueOrDefault(value) ?? $"CKR 0x{value:X}";
}
