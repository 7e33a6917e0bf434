import com.sun.management.OperatingSystemMXBean;
import java.io.FileInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * SignLoop itext|pdfbox INPUT OUTPUT KEYS SMALL SECONDS: signs one file again and again, and prints documents, seconds, processor microseconds and
 * the peak of memory in KiB. Warms up for three seconds
 * with the small file, so that the compiler is done before a long one is measured.
 */
public final class SignLoop {
    /** Signs a file into another, in append mode. */
    interface FileSigner {
        void sign(String input, String output) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        char[] password = "bench".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = new FileInputStream(args[3])) {
            keys.load(file, password);
        }
        List<String> names = Collections.list(keys.aliases());
        String name = names.stream().filter(alias -> isKey(keys, alias)).findFirst().orElseThrow();
        PrivateKey key = (PrivateKey) keys.getKey(name, password);
        Certificate[] chain = keys.getCertificateChain(name);
        FileSigner signer = args[0].equals("itext") ? new ITextSigner(key, chain) : new PdfBoxSigner(key, chain);
        double seconds = Double.parseDouble(args[5]);

        loop(signer, args[4], args[2], 3);
        loop(signer, args[1], args[2], seconds);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        long start = System.nanoTime();
        int documents = loop(signer, args[1], args[2], seconds);
        double elapsed = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%d %.3f %d %d%n", documents, elapsed, (system.getProcessCpuTime() - before) / 1000, peak());
    }

    private static int loop(FileSigner signer, String input, String output, double seconds) throws Exception {
        long start = System.nanoTime();
        int documents = 0;
        for (; documents == 0 || (System.nanoTime() - start) / 1e9 < seconds; documents++) {
            signer.sign(input, output);
        }
        return documents;
    }

    private static boolean isKey(KeyStore keys, String alias) {
        try {
            return keys.isKeyEntry(alias);
        } catch (java.security.KeyStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long peak() throws Exception {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
