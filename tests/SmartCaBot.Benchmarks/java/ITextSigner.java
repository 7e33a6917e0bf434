import com.itextpdf.text.pdf.PdfReader;
import com.itextpdf.text.pdf.PdfSignatureAppearance;
import com.itextpdf.text.pdf.PdfStamper;
import com.itextpdf.text.pdf.security.MakeSignature;
import com.itextpdf.text.pdf.security.PrivateKeySignature;
import com.itextpdf.text.pdf.security.ProviderDigest;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.security.PrivateKey;
import java.security.cert.Certificate;

/** iText 5, as its own guide signs: append mode, CAdES; a large file through a file beside it, which takes it less memory and time. */
final class ITextSigner implements SignLoop.FileSigner {
    private static final long LARGE = 16 << 20;

    private final PrivateKey key;
    private final Certificate[] chain;

    ITextSigner(PrivateKey key, Certificate[] chain) {
        this.key = key;
        this.chain = chain;
    }

    @Override
    public void sign(String input, String output) throws Exception {
        PdfReader reader = new PdfReader(input);
        File beside = new File(input).length() > LARGE ? new File(output + ".part") : null;
        try (OutputStream file = new FileOutputStream(output)) {
            PdfStamper stamper = PdfStamper.createSignature(reader, file, '\0', beside, true);
            PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
            MakeSignature.signDetached(
                appearance, new ProviderDigest(null), new PrivateKeySignature(key, "SHA-256", null), chain, null, null, null, 0,
                MakeSignature.CryptoStandard.CADES);
        } finally {
            reader.close();
            if (beside != null) {
                beside.delete();
            }
        }
    }
}
