import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Calendar;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** PDFBox 2 with saveIncremental, and the CMS by BouncyCastle; the digests and the RSA signature are the platform's, which are faster. */
final class PdfBoxSigner implements SignLoop.FileSigner {
    private final PrivateKey key;
    private final Certificate[] chain;

    PdfBoxSigner(PrivateKey key, Certificate[] chain) {
        this.key = key;
        this.chain = chain;
    }

    @Override
    public void sign(String input, String output) throws Exception {
        try (PDDocument document = PDDocument.load(new File(input));
                OutputStream file = new BufferedOutputStream(new FileOutputStream(output), 1 << 17)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
            signature.setSignDate(Calendar.getInstance());
            document.addSignature(signature, this::cms);
            document.saveIncremental(file);
        }
    }

    private byte[] cms(InputStream content) throws IOException {
        try {
            X509Certificate signer = (X509Certificate) chain[0];
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(signer.getEncoded());
            ASN1EncodableVector attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(key), signer));
            generator.addCertificates(new JcaCertStore(Arrays.asList(chain)));
            return generator.generate(new Content(content), false).getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Read while it is digested: nothing holds the document. */
    private record Content(InputStream stream) implements CMSTypedData {
        @Override
        public ASN1ObjectIdentifier getContentType() {
            return CMSObjectIdentifiers.data;
        }

        @Override
        public Object getContent() {
            return stream;
        }

        @Override
        public void write(OutputStream output) throws IOException {
            byte[] buffer = new byte[1 << 16];
            for (int read; (read = stream.read(buffer)) > 0;) {
                output.write(buffer, 0, read);
            }
        }
    }
}
