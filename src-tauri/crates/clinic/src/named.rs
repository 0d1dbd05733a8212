//! Words that name an illness, a medicine or a score in what may reach an employer: marked, and answered before it leaves.

use crate::content::library;
use crate::forms::AnsweredForm;
use crate::views::{FindingView, NamedView};
use domain::case::ConsentPurpose;
use domain::case_now::Case;
use domain::named_words::{NamedWord, Vocabulary, named_words, words_named};

/// Begins the code of each finding. What follows tells the words of one text from those of another, and holds none: an
/// answer to "low mood" does not answer for a word that is typed afterwards.
const CODE: &str = "names_health";

/// What an employer is not told of this person; `None` where there is no employer. Their consent to an employer copy may
/// let the illness be named; scores and medicines never leave unasked.
pub(crate) fn not_for_employer(case: &Case) -> Option<Vocabulary> {
    let without_employer = case
        .work
        .get()
        .is_some_and(|work| work.status.without_employer());
    if without_employer {
        return None;
    }
    let library = library();
    let all = Vocabulary::of_case(case, library.health_words(), &library.instruments);
    let may_name = case.consents_to(ConsentPurpose::EmployerCopy)
        && case
            .consent(ConsentPurpose::EmployerCopy)
            .is_some_and(|consent| consent.may_name_diagnosis);
    Some(if may_name {
        all.without_illnesses()
    } else {
        all
    })
}

/// A warning for each text in which something is named, and where. `texts` are the fields of a form with what was typed
/// in each; `answered` are the form's own answers.
pub(crate) fn named_findings<'a>(
    texts: impl IntoIterator<Item = (String, &'a str)>,
    vocabulary: &Vocabulary,
    answered: &[AnsweredForm],
) -> (Vec<FindingView>, Vec<NamedView>) {
    let mut findings = Vec::new();
    let mut places = Vec::new();
    for (field, text) in texts {
        let named = named_words(text, vocabulary);
        if named.is_empty() {
            continue;
        }
        places.extend(named.iter().map(|word| place(&field, text, word)));
        let code = code_of(text, &named);
        findings.push(FindingView {
            severity: "warn".to_owned(),
            answered: answered
                .iter()
                .any(|one| one.code == code && one.field == field),
            field,
            code,
            message: message(named.len()),
        });
    }
    (findings, places)
}

fn message(many: usize) -> String {
    let many = if many == 1 {
        "1 word".to_owned()
    } else {
        format!("{many} words")
    };
    library().health_words().message.replace("{many}", &many)
}

fn code_of(text: &str, named: &[NamedWord]) -> String {
    let words = words_named(text, named).join("\n");
    // FNV-1a: it tells texts apart and keeps nothing from anyone; the answer lies in the record beside the text itself.
    let mark = words.bytes().fold(0x811c_9dc5_u32, |mark, byte| {
        (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{CODE}_{mark:08x}")
}

fn place(field: &str, text: &str, word: &NamedWord) -> NamedView {
    // The screen counts in the units of its own strings.
    let units = |part: &str| u32::try_from(part.encode_utf16().count()).unwrap_or(u32::MAX);
    let start = units(&text[..word.at.start]);
    NamedView {
        field: field.to_owned(),
        names: word.names.id().to_owned(),
        start,
        end: start + units(&text[word.at.clone()]),
    }
}
