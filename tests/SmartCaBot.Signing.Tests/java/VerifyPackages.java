import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import javax.xml.crypto.Data;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Office documents, as the XML signatures of the JDK see them: for each signature a line of file, part, verdict and signer. Digests, canonical
 * forms and signature values are the JDK's business; here is only what packages have of their own: where parts lie, and the relationship
 * transform (ECMA-376 Part 2, 13.2.4.24).
 */
public final class VerifyPackages {
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    public static void main(String[] files) throws Exception {
        Security.addProvider(new Packages());
        for (String file : files) {
            try (ZipFile zip = new ZipFile(file)) {
                List<String> parts = zip.stream().map(e -> e.getName()).filter(n -> n.matches("_xmlsignatures/[^/]+\\.xml")).sorted().toList();
                for (String part : parts) System.out.println(String.join("\t", file, part, verify(zip, part)));
            }
        }
    }

    private static String verify(ZipFile zip, String part) throws Exception {
        Document document = parse(zip.getInputStream(zip.getEntry(part)).readAllBytes());
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++)
            if (((Element) all.item(i)).hasAttribute("Id")) ((Element) all.item(i)).setIdAttribute("Id", true);
        byte[] der = Base64.getMimeDecoder().decode(document.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate").item(0).getTextContent());
        X509Certificate signer = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(signer.getPublicKey()), document.getDocumentElement());
        context.setProperty("org.jcp.xml.dsig.validateManifests", true);
        // It would allow thirty references, and a package has as many as parts.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        context.setURIDereferencer((reference, inside) ->
            reference.getURI().startsWith("/") ? open(zip, reference.getURI()) : factory.getURIDereferencer().dereference(reference, inside));
        boolean valid = factory.unmarshalXMLSignature(context).validate(context);
        return (valid ? "valid" : "altered") + "\t" + signer.getSubjectX500Principal().getName();
    }

    /** /word/document.xml?ContentType=…: the part, if it still is of that type. */
    private static Data open(ZipFile zip, String uri) throws URIReferenceException {
        try {
            String[] named = uri.split("\\?ContentType=", 2);
            if (!named[1].equals(typeOf(zip, named[0]))) throw new URIReferenceException(named[0] + " is of another type");
            return new OctetStreamData(new ByteArrayInputStream(zip.getInputStream(zip.getEntry(named[0].substring(1))).readAllBytes()));
        } catch (URIReferenceException e) {
            throw e;
        } catch (Exception e) {
            throw new URIReferenceException(uri, e);
        }
    }

    private static String typeOf(ZipFile zip, String part) throws Exception {
        Document types = parse(zip.getInputStream(zip.getEntry("[Content_Types].xml")).readAllBytes());
        String ending = part.substring(part.lastIndexOf('.') + 1), found = null;
        for (Element one : elements(types, PACKAGE + "content-types", "Default"))
            if (one.getAttribute("Extension").equalsIgnoreCase(ending)) found = one.getAttribute("ContentType");
        for (Element one : elements(types, PACKAGE + "content-types", "Override"))
            if (one.getAttribute("PartName").equals(part)) found = one.getAttribute("ContentType");
        return found;
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<Element> elements(Document document, String ns, String name) {
        NodeList found = document.getElementsByTagNameNS(ns, name);
        return java.util.stream.IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    private static final class Packages extends Provider {
        Packages() {
            super("Packages", "1", "the relationship transform");
            putService(new Service(this, "TransformService", PACKAGE + "RelationshipTransform", Relations.class.getName(), null, Map.of("MechanismType", "DOM")) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Relations();
                }
            });
        }
    }

    /** Those relationships that are named, sorted by their identifiers, with the mode written out; the canonical form comes after. */
    private static final class Relations extends TransformService {
        private final Set<String> chosen = new HashSet<>();

        @Override
        public void init(XMLStructure parent, XMLCryptoContext context) {
            Element transform = (Element) ((DOMStructure) parent).getNode();
            NodeList named = transform.getElementsByTagNameNS(PACKAGE + "digital-signature", "RelationshipReference");
            for (int i = 0; i < named.getLength(); i++) chosen.add(((Element) named.item(i)).getAttribute("SourceId"));
        }

        @Override
        public Data transform(Data data, XMLCryptoContext context) throws TransformException {
            try {
                Map<String, Element> sorted = new TreeMap<>();
                for (Element one : elements(parse(((OctetStreamData) data).getOctetStream().readAllBytes()), PACKAGE + "relationships", "Relationship"))
                    if (chosen.contains(one.getAttribute("Id"))) sorted.put(one.getAttribute("Id"), one);
                StringBuilder text = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
                for (Element one : sorted.values()) {
                    text.append("<Relationship");
                    for (String name : List.of("Id", "Target", "Type")) text.append(' ').append(name).append("=\"").append(escape(one.getAttribute(name))).append('"');
                    text.append(" TargetMode=\"").append(one.hasAttribute("TargetMode") ? one.getAttribute("TargetMode") : "Internal").append("\"/>");
                }
                return new OctetStreamData(new ByteArrayInputStream(text.append("</Relationships>").toString().getBytes(StandardCharsets.UTF_8)));
            } catch (Exception e) {
                throw new TransformException(e);
            }
        }

        private static String escape(String value) {
            return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        }

        @Override
        public Data transform(Data data, XMLCryptoContext context, OutputStream output) throws TransformException {
            return transform(data, context);
        }

        @Override
        public void init(TransformParameterSpec parameters) {
        }

        @Override
        public AlgorithmParameterSpec getParameterSpec() {
            return null;
        }

        @Override
        public void marshalParams(XMLStructure parent, XMLCryptoContext context) {
        }

        @Override
        public boolean isFeatureSupported(String feature) {
            return false;
        }
    }
}
