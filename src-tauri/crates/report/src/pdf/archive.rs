//! What makes the file an archive (PDF/A-2a), accessible (PDF/UA-1) and equal every time.

use std::sync::OnceLock;

use chrono::NaiveDate;
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::{PdfError, Properties, deflate, utf16};

/// The name of the program in the properties. Without a version: an update must not change the bytes
/// of a report that is otherwise the same.
const PRODUCER: &str = "Stepwell";
const SRGB: &[u8] = include_bytes!("../../../../../assets/fonts/sRGB.icc");

/// Completes the document.
pub(super) fn finish(
    pdf: &mut Document,
    pages: &[ObjectId],
    properties: &Properties,
) -> Result<(), PdfError> {
    pdf.version = "1.7".to_owned();
    let profile = pdf.add_object(profile());
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        // Not deflated: archives read it without knowing PDF.
        xmp(properties).into_bytes(),
    );
    let metadata = pdf.add_object(metadata.with_compression(false));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    };
    let catalog = pdf.catalog_mut()?;
    catalog.remove(b"PageLayout");
    catalog.remove(b"PageMode");
    catalog.set("Lang", Object::string_literal(properties.language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("Metadata", Object::Reference(metadata));
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);

    for page in pages {
        let content = pdf
            .get_object(*page)?
            .as_dict()?
            .get(b"Contents")?
            .as_reference()?;
        let stream = pdf.get_object_mut(content)?.as_stream_mut()?;
        let deflated = deflate(&stream.content);
        stream.set_content(deflated);
        stream.dict.set("Filter", "FlateDecode");
    }

    let date = properties.issued_on.format("D:%Y%m%d000000Z").to_string();
    let info = pdf.trailer.get(b"Info")?.as_reference()?;
    pdf.set_object(
        info,
        dictionary! {
            "Title" => Object::String(utf16(properties.title), StringFormat::Hexadecimal),
            "Creator" => Object::string_literal(PRODUCER),
            "Producer" => Object::string_literal(PRODUCER),
            "CreationDate" => Object::string_literal(date.clone()),
            "ModDate" => Object::string_literal(date),
        },
    );
    let id = Object::String(
        properties.content_hash.as_bytes()[..16].to_vec(),
        StringFormat::Hexadecimal,
    );
    pdf.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// The colour profile, deflated once in the life of the program.
fn profile() -> Stream {
    static DEFLATED: OnceLock<Vec<u8>> = OnceLock::new();
    let data = DEFLATED.get_or_init(|| deflate(SRGB)).clone();
    Stream::new(dictionary! { "N" => 3, "Filter" => "FlateDecode" }, data).with_compression(false)
}

/// The metadata packet. It says the same as the document information, claims both standards, and
/// explains the schema of the second, which PDF/A does not know.
fn xmp(properties: &Properties) -> String {
    let title = escaped(properties.title);
    let language = escaped(properties.language);
    let date = iso(properties.issued_on);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{FEFF}',
    )
}

fn iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%dT00:00:00Z").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
