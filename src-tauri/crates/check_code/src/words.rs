//! What is said of a verdict, the same in the program and on the command line; the page repeats it (tested).

use crate::Verdict;

/// Stands over the signed text.
pub const COMPARE: &str = "Compare each line with the paper in your hand.";

/// A verdict in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What was found.
    pub said: String,
    /// What to do; may be empty.
    pub advice: String,
}

/// The words of a verdict. None of them says that a paper holds good: only the service knows that.
pub fn words(verdict: &Verdict) -> Words {
    let (said, advice) = match verdict {
        Verdict::Matches(found) => (
            format!(
                "Matches what {} issued on {}. It may have been replaced or withdrawn since: ring {}.",
                found.service, found.issued_on, found.telephone
            ),
            "",
        ),
        Verdict::UnknownService(_) => (
            "This cannot tell who made the code: no service is known here that did.".to_owned(),
            "Anybody can make such a code in any name. Ring the service on a number you already know, and use the checking page \
             that the service gives you.",
        ),
        Verdict::Altered => (
            "Does not match anything that was issued: the code was changed, misread, or put together from two papers."
                .to_owned(),
            "Read each code once more from the paper. If it says the same again, do not rely on the paper: ring the service on \
             a number you already know.",
        ),
        Verdict::Incomplete { have, of } => (
            format!("{} of {of} codes read.", have.len()),
            "Read the others too, and put them into the box below one another, in any order.",
        ),
        Verdict::NotACode => (
            "There is no code in this.".to_owned(),
            "Point the telephone's camera at the square on the paper, and put all that it reads into the box.",
        ),
    };
    Words {
        said,
        advice: advice.to_owned(),
    }
}
