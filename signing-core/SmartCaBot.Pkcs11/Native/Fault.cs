namespace SmartCaBot.Pkcs11.Native;

/// <summary>What a failed call means for those that follow.</summary>
internal enum Fault
{
    /// <summary>The request was wrong; the token is well.</summary>
    Request,

    /// <summary>This session is gone, or in a state that nobody knows. Another one does.</summary>
    Session,

    /// <summary>Device, login or object handles are gone; connecting again brings them back.</summary>
    Connection,
}

internal static class Faults
{
    public static Fault Of(string function, ulong returnValue) => returnValue switch
    {
        // SoftHSM answers a blob that fails its integrity check with the general error.
        Ckr.GeneralError or Ckr.FunctionFailed when function == "C_UnwrapKey" => Fault.Request,
        Ckr.SessionClosed
            or Ckr.SessionHandleInvalid
            or Ckr.OperationActive
            or Ckr.OperationNotInitialized => Fault.Session,
        Ckr.GeneralError
            or Ckr.FunctionFailed
            or Ckr.HostMemory
            or Ckr.SlotIdInvalid
            or Ckr.DeviceError
            or Ckr.DeviceMemory
            or Ckr.DeviceRemoved
            or Ckr.KeyHandleInvalid
            or Ckr.ObjectHandleInvalid
            or Ckr.UnwrappingKeyHandleInvalid
            or Ckr.WrappingKeyHandleInvalid
            or Ckr.TokenNotPresent
            or Ckr.TokenNotRecognized
            or Ckr.UserNotLoggedIn
            or Ckr.CryptokiNotInitialized => Fault.Connection,
        _ => Fault.Request,
    };
}
