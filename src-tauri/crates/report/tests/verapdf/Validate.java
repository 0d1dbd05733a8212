import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Asks veraPDF about files: {@code java -cp ... Validate.java FILE...}. Prints for each file and each
 * of PDF/A-2a and PDF/UA-1 a line of the file, the standard, "yes" or "no", and the rules that failed,
 * parted by tabs.
 */
public class Validate {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        // The bundled engine lacks the directory of profiles, so each is read by its name.
        ValidationProfile archive = profile("PDFA-2A.xml");
        ValidationProfile accessible = profile("PDFUA-1.xml");
        for (String file : files) {
            validate(file, "PDF/A-2a", PDFAFlavour.PDFA_2_A, archive);
            validate(file, "PDF/UA-1", PDFAFlavour.PDFUA_1, accessible);
        }
    }

    private static ValidationProfile profile(String name) throws Exception {
        try (InputStream xml = Validate.class.getResourceAsStream(PROFILES + name);
             InputStream fallback = PDFAFlavour.class.getResourceAsStream(PROFILES + name)) {
            return Profiles.profileFromXml(xml != null ? xml : fallback);
        }
    }

    private static void validate(String file, String standard, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        try (InputStream bytes = new FileInputStream(new File(file));
             PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            TreeSet<String> failed = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failed.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber());
                }
            }
            System.out.println(file + "\t" + standard + "\t" + (result.isCompliant() ? "yes" : "no") + "\t"
                    + String.join(" ", failed));
        }
    }
}
