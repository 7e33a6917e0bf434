"""Asks LibreOffice, without a window, what it says of the signatures of documents.

verify.py PROFILE FILE...: one JSON object a line: file, signature number, valid, certificate, signer; for Word documents the text too.
"""
import json
import os
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def value(name, content):
    result = PropertyValue()
    result.Name, result.Value = name, content
    return result


def connect(profile):
    pipe = "smartcabot%d" % os.getpid()
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", "--nodefault",
         "-env:UserInstallation=file://" + profile, "--accept=pipe,name=%s;urp;" % pipe],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    # Whatever happens, nothing is left running.
    signal.signal(signal.SIGALRM, lambda *_: (os.killpg(office.pid, signal.SIGKILL), sys.exit("LibreOffice did not answer")))
    signal.alarm(90)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while office.poll() is None:
        try:
            return office, resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            time.sleep(0.1)
    sys.exit("LibreOffice did not start")


def main(profile, files):
    office, context = connect(profile)
    create = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    desktop = create("com.sun.star.frame.Desktop")
    try:
        for file in files:
            url = uno.systemPathToFileUrl(os.path.abspath(file))
            settings = uno.Any("[]com.sun.star.beans.PropertyValue", (value("StorageFormat", "ZipFormat"),))
            storage = uno.invoke(create("com.sun.star.embed.StorageFactory"), "createInstanceWithArguments", ((url, 1, settings),))
            found = create("com.sun.star.security.DocumentDigitalSignatures").verifyDocumentContentSignatures(storage, None)
            for number, signature in enumerate(found, 1):
                print(json.dumps({
                    "File": file, "Number": number, "Valid": signature.SignatureIsValid,
                    "Signer": signature.Signer.SubjectName if signature.Signer else None}))
            if file.endswith(".docx"):
                document = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))
                print(json.dumps({"File": file, "Text": document.Text.getString()}))
                document.close(True)
    finally:
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait()


main(sys.argv[1], sys.argv[2:])
