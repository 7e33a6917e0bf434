using SmartCaBot.Admin.Auditing;
using SmartCaBot.Host.Setup;

namespace SmartCaBot.Host.Adapters;

internal sealed class AuditSealKey(AuthorityFiles files) : IAuditSealKey
{
    public byte[]? Find() => files.FindAuditKey();
}
