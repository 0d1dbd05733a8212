//! What is printed across the top of every page.

use chrono::NaiveDate;
use domain::report::nfc;

use crate::style::Marks;
use crate::words::words;

/// What the marks say, the gravest last, nearest to the words it is about. `date` is a `strftime`
/// pattern.
pub(super) fn marks(marks: &Marks, date: &str) -> Vec<String> {
    let date = |on: NaiveDate| on.format(date).to_string();
    let words = &words().marks;
    let mut said = Vec::new();
    if marks.demonstration {
        said.push(words.demonstration.clone());
    }
    if marks.duplicate {
        said.push(words.duplicate.clone());
    }
    if let Some(replaced) = &marks.replaced {
        let sentence = words.replaced.replace("{on}", &date(replaced.on));
        said.push(sentence.replace("{number}", &nfc(&replaced.number)));
    }
    if let Some(on) = marks.withdrawn_on {
        said.push(words.withdrawn.replace("{on}", &date(on)));
    }
    said
}

/// The mark of a paper whose people are invented.
pub(crate) fn demonstration() -> String {
    words().marks.demonstration.clone()
}
