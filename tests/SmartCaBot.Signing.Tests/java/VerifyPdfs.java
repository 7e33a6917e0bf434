import com.itextpdf.text.pdf.AcroFields;
import com.itextpdf.text.pdf.PdfName;
import com.itextpdf.text.pdf.PdfReader;
import com.itextpdf.text.pdf.security.CertificateVerification;
import com.itextpdf.text.pdf.security.PdfPKCS7;
import com.itextpdf.text.pdf.security.VerificationException;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Security;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/**
 * VerifyPdfs ROOTS.PEM FILE …: verifies every signature and document time stamp by iText 5, and by PDFBox with BouncyCastle. A line for each:
 * library, file, "signature" or "stamp", "whole" or "part" of the file, "stamped" or "-", and "ok" or what is wrong with it, between tabs.
 */
public final class VerifyPdfs {
    private static final String BC = BouncyCastleProvider.PROVIDER_NAME;

    public static void main(String[] args) throws Exception {
        BouncyCastleProvider provider = new BouncyCastleProvider();
        // iText 5 puts an algorithm's name together from this identifier (ecdsa-with-SHA256, RFC 5758) without knowing that it has one.
        provider.put("Alg.Alias.Signature.SHA256with1.2.840.10045.4.3.2", "SHA256WITHECDSA");
        Security.addProvider(provider);
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        try (InputStream file = new FileInputStream(args[0])) {
            int number = 0;
            for (Object root : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                roots.setCertificateEntry("root" + number++, (X509Certificate) root);
            }
        }
        for (String file : Arrays.asList(args).subList(1, args.length)) {
            try {
                byItext(file, roots);
                byPdfBox(file, roots);
            } catch (Exception e) {
                e.printStackTrace(System.out);
            }
        }
    }

    private static void say(String library, String file, boolean isStamp, boolean isWhole, boolean isStamped, String finding) {
        System.out.println(String.join("\t", library, Path.of(file).getFileName().toString(), isStamp ? "stamp" : "signature",
            isWhole ? "whole" : "part", isStamped ? "stamped" : "-", finding.replaceAll("\\s+", " ")));
    }

    private static void byItext(String file, KeyStore roots) throws Exception {
        PdfReader reader = new PdfReader(file);
        AcroFields fields = reader.getAcroFields();
        for (String name : fields.getSignatureNames()) {
            boolean isStamp = "ETSI.RFC3161".equals(String.valueOf(fields.getSignatureDictionary(name).getAsName(PdfName.SUBFILTER)).substring(1));
            boolean isStamped = false;
            String finding;
            try {
                PdfPKCS7 signature = fields.verifySignature(name, BC);
                isStamped = !isStamp && signature.getTimeStampToken() != null;
                Calendar at = isStamp || isStamped ? signature.getTimeStampDate() : signature.getSignDate();
                List<VerificationException> errors = CertificateVerification.verifyCertificates(signature.getSignCertificateChain(), roots, at);
                finding = !signature.verify() ? "altered"
                    : isStamped && !signature.verifyTimestampImprint() ? "the time stamp is of something else"
                    : errors.isEmpty() ? "ok" : errors.get(0).getMessage();
            } catch (Exception e) {
                finding = e.toString();
            }
            say("itext", file, isStamp, fields.signatureCoversWholeDocument(name), isStamped, finding);
        }
        reader.close();
    }

    private static void byPdfBox(String file, KeyStore roots) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(file));
        try (PDDocument document = PDDocument.load(bytes)) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                int[] range = signature.getByteRange();
                boolean isStamp = "ETSI.RFC3161".equals(signature.getSubFilter());
                boolean isStamped = false;
                String finding = "ok";
                try {
                    byte[] content = signature.getSignedContent(bytes);
                    byte[] cms = signature.getContents(bytes);
                    if (isStamp) {
                        checkStamp(new TimeStampToken(new CMSSignedData(cms)), content, roots);
                    } else {
                        isStamped = checkSignature(new CMSSignedData(new CMSProcessableByteArray(content), cms), signature.getSignDate(), roots);
                    }
                } catch (Exception e) {
                    finding = e.toString();
                }
                say("pdfbox", file, isStamp, range[2] + range[3] == bytes.length, isStamped, finding);
            }
        }
    }

    /** True when there is a time stamp on it, which is good. */
    private static boolean checkSignature(CMSSignedData cms, Calendar claimed, KeyStore roots) throws Exception {
        List<SignerInformation> signers = new ArrayList<>(cms.getSignerInfos().getSigners());
        require(signers.size() == 1, "not one signer");
        SignerInformation signer = signers.get(0);
        X509CertificateHolder holder = certificateOf(cms.getCertificates(), signer.getSID());
        require(signer.verify(verifier(holder)), "the value does not fit");
        require(namesCertificate(signer, holder), "signing-certificate-v2 names another");
        Attribute stamp = signer.getUnsignedAttributes() == null
            ? null
            : signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        Date at = claimed.getTime();
        if (stamp != null) {
            TimeStampToken token = new TimeStampToken(new CMSSignedData(stamp.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded()));
            checkStamp(token, signer.getSignature(), roots);
            at = token.getTimeStampInfo().getGenTime();
        }
        checkPath(holder, cms.getCertificates(), at, roots);
        return stamp != null;
    }

    private static void checkStamp(TimeStampToken token, byte[] content, KeyStore roots) throws Exception {
        byte[] digest = MessageDigest.getInstance(token.getTimeStampInfo().getMessageImprintAlgOID().getId(), BC).digest(content);
        require(Arrays.equals(digest, token.getTimeStampInfo().getMessageImprintDigest()), "the time stamp is of something else");
        X509CertificateHolder holder = certificateOf(token.getCertificates(), token.getSID());
        token.validate(verifier(holder));
        checkPath(holder, token.getCertificates(), token.getTimeStampInfo().getGenTime(), roots);
    }

    private static SignerInformationVerifier verifier(X509CertificateHolder holder) throws Exception {
        return new JcaSimpleSignerInfoVerifierBuilder().setProvider(BC).build(holder);
    }

    @SuppressWarnings("unchecked")
    private static X509CertificateHolder certificateOf(Store<X509CertificateHolder> certificates, org.bouncycastle.util.Selector<?> id) {
        return certificates.getMatches((org.bouncycastle.util.Selector<X509CertificateHolder>) id).iterator().next();
    }

    private static boolean namesCertificate(SignerInformation signer, X509CertificateHolder holder) throws Exception {
        Attribute named = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        byte[] hash = SigningCertificateV2.getInstance(named.getAttrValues().getObjectAt(0)).getCerts()[0].getCertHash();
        return Arrays.equals(hash, MessageDigest.getInstance("SHA-256").digest(holder.getEncoded()));
    }

    private static void checkPath(X509CertificateHolder holder, Store<X509CertificateHolder> others, Date at, KeyStore roots) throws Exception {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> path = new ArrayList<>(List.of(converter.getCertificate(holder)));
        for (boolean found = true; found;) {
            X509Certificate last = path.get(path.size() - 1);
            found = false;
            for (X509CertificateHolder other : others.getMatches(null)) {
                X509Certificate above = converter.getCertificate(other);
                if (above.getSubjectX500Principal().equals(last.getIssuerX500Principal())
                        && !above.getSubjectX500Principal().equals(above.getIssuerX500Principal()) && !path.contains(above)) {
                    path.add(above);
                    found = true;
                    break;
                }
            }
        }
        PKIXParameters rules = new PKIXParameters(roots);
        rules.setRevocationEnabled(false);
        rules.setDate(at);
        CertPathValidator.getInstance("PKIX").validate(CertificateFactory.getInstance("X.509").generateCertPath(path), rules);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
