using SmartCaBot.Host.Ceremonies;
using SmartCaBot.Host.Demo;

namespace SmartCaBot.Host.Cli;

/// <summary>The program's verbs. Without one it serves.</summary>
internal static class CommandLine
{
    private const string Help = """
        smartcabot                              serve (configuration: appsettings.json, SmartCaBot__… in the environment)
        smartcabot understand                   JSON lines {"text":…} on stdin, what they mean on stdout
        smartcabot demo [DIRECTORY]             the main job over HTTP, with the signed file and its verification
        smartcabot verify FILE [--content FILE] [--json]
                                                who signed a PDF, Office, XML or CMS file, and whether it was changed since; for a signature
                                                beside its document (FILE.p7s) that document, FILE unless told
        smartcabot sign FILE --citizen ID       signs with that citizen's certificate: PDF, Office and XML inside, others beside (FILE.p7s);
                                                two codes on stdin: identity, signature. In a PDF:
             [--visible PAGE:X,Y,W,H] [--picture PNG|JPEG [--no-text]]  seen there: points from the upper left of the page as shown
             [--field [NAME]] [--certify 1|2|3]  in that empty field, or the only one; allow 1 nothing, 2 forms, 3 notes too
             [--level T|LT|LTA]                 with a time stamp; with revocation data too; all that stamped again
        smartcabot audit verify [--head N:HASH] checks the whole audit log; --head: as it was printed before
        smartcabot audit export FILE            writes the whole log; its first line says, signed by the token, where it ends
        smartcabot audit verify FILE [--head N:HASH] [--key FILE] [--part]  an export; --part: a part that /admin/audit exported; with
                                                --key (the installation's authority/audit-seal.pub) on any machine
        smartcabot dossier list                 registrations that wait for an officer
        smartcabot dossier approve NUMBER --officer STAFF --officer-id CITIZEN-ID [--note TEXT]
        smartcabot dossier refuse NUMBER --officer STAFF --officer-id CITIZEN-ID --reason TEXT
        smartcabot certificate list             the authorities' own certificates and their services'
        smartcabot certificate show SERIAL      a citizen's: validity and status
        smartcabot certificate history SERIAL [--skip N]   what was to be signed with it, newest first, 50 at a time
        smartcabot certificate suspend|resume SERIAL [--as WHO]
        smartcabot certificate revoke SERIAL --reason REASON [--as WHO]   a citizen's, or one of certificate list
        smartcabot certificate renew SERIAL [--same-key] [--as WHO]
        smartcabot staff invite-admin --name NAME --login LOGIN [--again]  a one-time link for the first administrator
        smartcabot staff invite --name NAME --login LOGIN --roles ROLE,… [--office ID] [--citizen-id ID]
        smartcabot integrator add --name NAME --kinds Sp769V1,Sp769V2,Csc [--webhook URL] [--redirect URL]
                                                registers a system of others; prints its id and its secret, which is not kept
        smartcabot outbox list [--kind KIND]    messages that could not be delivered
        smartcabot outbox replay ID | --all KIND  sends them again, behind what is waiting
        smartcabot outbox drop ID               gives one up
        smartcabot outbox conversation ID       what became of each reply
        smartcabot switch list                  what is switched off, since when and why
        smartcabot switch off NAME --reason TEXT [--minutes N] [--notice TEXT] [--notice-en TEXT] [--as WHO]
        smartcabot switch on NAME --reason TEXT [--as WHO]
                                                NAME: Signing BotAnswers Handoff WebChat Zalo Connector
        smartcabot keys list                    the keys that wrap the citizens' keys, and the tokens
        smartcabot keys setup --custodians NAME,NAME   fills a new token, where Token:DualControl is on
        smartcabot keys rotate --custodians NAME,NAME  a new key-encryption key; moves every citizen's key; repeatable
        smartcabot keys retire LABEL --confirm LABEL --custodians NAME,NAME  destroys an old one that nothing is under
        smartcabot keys custodian list | add NAME | remove NAME [--custodians NAME,NAME]  passphrases on stdin
        smartcabot keys protocol FILE           who agreed to what
        smartcabot zalo connect                 lets the bot speak for the Official Account; asks for what the browser shows
        smartcabot zalo status                  the token's age, and the account as Zalo describes it
        smartcabot doctor                       looks at each part and says what to do
        smartcabot backup DIRECTORY [--with-keys] [--without-token]
                                                refused where the software token went missing; --without-token: the rest all the same
        smartcabot restore DIRECTORY            into an empty data directory

        Exit codes: 0 done, 1 the answer is no, 2 not understood, 3 something is unavailable, 78 wrong configuration.
        """;

    /// <summary>The command that the arguments name, already running; null to serve.</summary>
    public static Task<ExitCode>? Find(string[] args)
    {
        if (args is ["--help" or "-h" or "help", ..]) return Task.FromResult(Tell(Console.Out, ExitCode.Done));
        if (args is [] or [['-', ..], ..]) return null;
        var rest = new Arguments(args[1..]);
        return (args[0], rest.Words) switch
        {
            ("understand", []) => UnderstandVerb.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput()),
            ("demo", []) => DemoVerb.RunAsync(null, Console.Out),
            ("demo", [var directory]) => DemoVerb.RunAsync(directory, Console.Out),
            ("verify", [var file]) => Toolbox.RunAsync(tools => VerifyVerb.RunAsync(tools, file, rest.Value("content"), rest.Has("json"), Console.Out)),
            ("sign", [var file]) when rest.Value("citizen") is { } citizen =>
                Toolbox.RunAsync(tools => SignVerb.RunAsync(tools, file, citizen, rest, Console.In, Console.Out, Console.Error)),
            ("audit", ["verify"]) => Toolbox.RunAsync(tools => AuditVerb.VerifyAsync(tools, rest, Console.Out)),
            ("audit", ["verify", var file]) when rest.Value("key") is not null => AuditVerb.VerifyFileAsync(file, rest, Console.Out),
            ("audit", ["verify", var file]) => Toolbox.RunAsync(tools => AuditVerb.VerifyFileAsync(tools, file, rest, Console.Out)),
            ("audit", ["export", var file]) => Toolbox.RunAsync(tools => AuditVerb.ExportAsync(tools, file, Console.Out)),
            ("dossier", ["list"]) => Toolbox.RunAsync(tools => DossierVerb.ListAsync(tools, Console.Out)),
            ("dossier", ["approve" or "refuse", var id]) =>
                Toolbox.RunAsync(tools => DossierVerb.DecideAsync(tools, rest.Words[0] == "approve", id, rest, Console.Out)),
            ("certificate", ["list"]) => Toolbox.RunAsync(tools => CertificateVerb.ListOwnAsync(tools, Console.Out)),
            ("certificate", ["show", var serial]) => Toolbox.RunAsync(tools => CertificateVerb.ShowAsync(tools, serial, Console.Out)),
            ("certificate", ["history", var serial]) => Toolbox.RunAsync(tools => CertificateVerb.HistoryAsync(tools, serial, rest, Console.Out)),
            ("certificate", ["suspend" or "resume" or "revoke", var serial]) =>
                Toolbox.RunAsync(tools => CertificateVerb.ChangeAsync(tools, rest.Words[0], serial, rest, Console.Out)),
            ("certificate", ["renew", var serial]) => Toolbox.RunAsync(tools => CertificateVerb.RenewAsync(tools, serial, rest, Console.Out)),
            ("staff", ["invite-admin"]) => Toolbox.RunAsync(tools => StaffVerb.InviteAdminAsync(tools, rest, Console.Out, Console.Error)),
            ("staff", ["invite"]) => Toolbox.RunAsync(tools => StaffVerb.InviteAsync(tools, rest, Console.Out, Console.Error)),
            ("integrator", ["add"]) => Toolbox.RunAsync(tools => IntegratorVerb.AddAsync(tools, rest, Console.Out, Console.Error)),
            ("outbox", ["list"]) => Toolbox.RunAsync(tools => OutboxVerb.ListAsync(tools, rest.Value("kind"), Console.Out)),
            ("outbox", ["replay"]) when rest.Value("all") is { } kind =>
                Toolbox.RunAsync(tools => OutboxVerb.ReplayAllAsync(tools, kind, Console.Out)),
            ("outbox", ["replay", var id]) => Toolbox.RunAsync(tools => OutboxVerb.ReplayAsync(tools, id, Console.Out)),
            ("outbox", ["drop", var id]) => Toolbox.RunAsync(tools => OutboxVerb.DropAsync(tools, id, Console.Out)),
            ("outbox", ["conversation", var id]) => Toolbox.RunAsync(tools => OutboxVerb.ConversationAsync(tools, id, Console.Out)),
            ("switch", ["list"]) => Toolbox.RunAsync(tools => SwitchVerb.ListAsync(tools, Console.Out)),
            ("switch", ["on" or "off", var name]) => Toolbox.RunAsync(tools => SwitchVerb.ChangeAsync(tools, name, rest.Words[0] == "on", rest, Console.Out)),
            ("keys", ["list"]) => Toolbox.RunAsync(tools => KeysVerb.ListAsync(tools, Terminal.OfProcess)),
            ("keys", ["setup"]) => Toolbox.RunAsync(tools => KeysVerb.SetUpAsync(tools, rest, Terminal.OfProcess)),
            ("keys", ["rotate"]) => Toolbox.RunAsync(tools => KeysVerb.RotateAsync(tools, rest, Terminal.OfProcess)),
            ("keys", ["retire", var label]) => Toolbox.RunAsync(tools => KeysVerb.RetireAsync(tools, label, rest, Terminal.OfProcess)),
            ("keys", ["custodian", "list"]) => Toolbox.RunAsync(tools => CustodianVerb.ListAsync(tools, Terminal.OfProcess)),
            ("keys", ["custodian", "add", var name]) => Toolbox.RunAsync(tools => CustodianVerb.AddAsync(tools, name, rest, Terminal.OfProcess)),
            ("keys", ["custodian", "remove", var name]) => Toolbox.RunAsync(tools => CustodianVerb.RemoveAsync(tools, name, rest, Terminal.OfProcess)),
            ("keys", ["protocol", var file]) => Toolbox.RunAsync(tools => CustodianVerb.VerifyAsync(tools, file, Terminal.OfProcess)),
            ("zalo", ["connect"]) => Toolbox.RunAsync(tools => ZaloVerb.ConnectAsync(tools, Console.In, Console.Out)),
            ("zalo", ["status"]) => Toolbox.RunAsync(tools => ZaloVerb.StatusAsync(tools, Console.Out)),
            ("doctor", []) => Toolbox.RunAsync(tools => DoctorVerb.RunAsync(tools, Console.Out)),
            ("backup", [var directory]) => Toolbox.RunAsync(tools => BackupVerb.RunAsync(tools, directory, rest.Has("with-keys"), rest.Has("without-token"), Console.Out)),
            ("restore", [var directory]) => RestoreVerb.RunAsync(directory, Console.Out),
            _ => Task.FromResult(Tell(Console.Error, ExitCode.Usage)),
        };
    }

    private static ExitCode Tell(TextWriter writer, ExitCode code)
    {
        writer.WriteLine(Help);
        return code;
    }
}
