//! The words that are looked for: those of the data file, and those of one person's record.

use super::{Names, Token, singular, tokens};
use crate::case_now::Case;
use crate::instrument::Instrument;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The item of the agendas that asks about treatment and medicines.
const TREATMENT: &str = "treatment";

/// What may stand between the words of one term.
const JOINS: [char; 7] = [' ', '\u{a0}', '-', '\u{2010}', '\u{2011}', '\'', '\u{2019}'];

/// Common words, as clinicians wrote them down.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HealthWords {
    pub edition: String,
    pub source: String,
    pub mark: String,
    /// What is said of marked words, with `{many}` in it.
    pub message: String,
    /// `depress-` for all that begins so.
    pub diagnoses: Vec<String>,
    pub medicines: Vec<String>,
    pub scores: Vec<String>,
    pub medicine_endings: Vec<String>,
    pub dose_units: Vec<String>,
    /// Parts one phrase of a problem from the next.
    pub filler: Vec<String>,
    /// Words of every working day.
    pub plain: Vec<String>,
    pub symptoms: Vec<String>,
}

/// One entry: a word or several.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    names: Names,
    /// Folded and singular.
    words: Vec<String>,
    /// The last word need only begin so.
    beginning: bool,
}

/// The words that are looked for, by the first of each entry.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    whole: BTreeMap<String, Vec<Term>>,
    beginnings: Vec<Term>,
}

impl Vocabulary {
    /// Common words and the questionnaires of the program.
    pub fn common(words: &HealthWords, instruments: &[Instrument]) -> Self {
        let mut all = Self::default();
        let lists = [
            (Names::Illness, &words.diagnoses),
            (Names::Medicine, &words.medicines),
            (Names::Score, &words.scores),
        ];
        for (names, list) in lists {
            for entry in list {
                all.add(names, entry);
            }
        }
        for instrument in instruments {
            all.add(Names::Score, &instrument.name);
            all.add(Names::Score, &instrument.id);
        }
        all
    }

    /// Those, and what the record of one case says besides: its problem and the medicines that were told of.
    pub fn of_case(case: &Case, words: &HealthWords, instruments: &[Instrument]) -> Self {
        // Where two people wrote different problems, both are the person's.
        let problems = case
            .problem
            .all()
            .iter()
            .map(|version| version.value.detail.as_str());
        let treatments = case
            .contacts_that_count()
            .filter_map(|entry| entry.contact.answer(TREATMENT))
            .map(|answer| answer.text.as_str());
        Self::common(words, instruments).with(words, problems, treatments)
    }

    /// With the words of problems and of accounts of treatment, each as typed.
    pub fn with<'a>(
        mut self,
        words: &HealthWords,
        problems: impl Iterator<Item = &'a str>,
        treatments: impl Iterator<Item = &'a str>,
    ) -> Self {
        for phrase in problems.flat_map(|detail| illness_phrases(detail, words)) {
            self.add(Names::Illness, &phrase);
        }
        for medicine in treatments.flat_map(|text| medicines_in(text, words)) {
            self.add(Names::Medicine, &medicine);
        }
        self
    }

    /// For a reader who may be told the illness: medicines and scores alone.
    pub fn without_illnesses(mut self) -> Self {
        for terms in self.whole.values_mut() {
            terms.retain(|term| term.names != Names::Illness);
        }
        self.beginnings.retain(|term| term.names != Names::Illness);
        self
    }

    fn add(&mut self, names: Names, entry: &str) {
        let (entry, beginning) = match entry.strip_suffix('-') {
            Some(start) => (start, true),
            None => (entry, false),
        };
        let mut words: Vec<String> = tokens(entry)
            .iter()
            .map(|token| singular(&token.folded).to_owned())
            .collect();
        if let (true, Some(last)) = (beginning, tokens(entry).pop()) {
            // A beginning that ends in "s" is not a plural.
            words.pop();
            words.push(last.folded);
        }
        let Some(first) = words.first().cloned() else {
            return;
        };
        let term = Term {
            names,
            words,
            beginning,
        };
        if beginning {
            self.beginnings.push(term);
        } else {
            let joined = term.words.concat();
            if term.words.len() > 1 {
                // "PHQ9", "cocodamol".
                self.whole.entry(joined.clone()).or_default().push(Term {
                    words: vec![joined],
                    ..term.clone()
                });
            }
            self.whole.entry(first).or_default().push(term);
        }
    }

    /// The longest entry that the tokens begin with, and its length in tokens.
    pub(super) fn at_start(&self, text: &str, tokens: &[Token]) -> Option<(Names, usize)> {
        let first = singular(&tokens.first()?.folded);
        let whole = self.whole.get(first).into_iter().flatten();
        whole
            .chain(&self.beginnings)
            .filter(|term| term.stands_at(text, tokens))
            .max_by_key(|term| term.words.len())
            .map(|term| (term.names, term.words.len()))
    }
}

impl Term {
    fn stands_at(&self, text: &str, tokens: &[Token]) -> bool {
        if tokens.len() < self.words.len() {
            return false;
        }
        let last = self.words.len() - 1;
        let words_fit =
            self.words
                .iter()
                .zip(tokens)
                .enumerate()
                .all(|(place, (wanted, token))| {
                    if self.beginning && place == last {
                        token.folded.starts_with(wanted.as_str())
                    } else {
                        singular(&token.folded) == wanted
                    }
                });
        words_fit
            && tokens[..=last].windows(2).all(|pair| {
                text[pair[0].at.end..pair[1].at.start]
                    .chars()
                    .all(|c| JOINS.contains(&c) || c.is_whitespace())
            })
    }
}

/// What of a problem's line may name it: single words that no working day uses, phrases with such a word in them, and
/// phrases of three words and more with a symptom in them ("low back pain", where "back" alone is said of every chair).
fn illness_phrases(detail: &str, words: &HealthWords) -> Vec<String> {
    let is_in = |list: &[String], word: &str| {
        list.iter()
            .any(|known| known == word || known == singular(word))
    };
    let tokens = tokens(detail);
    let mut phrases = Vec::new();
    let mut phrase: Vec<&Token> = Vec::new();
    let mut end = |phrase: &mut Vec<&Token>| {
        // "Wrist pain" is said of a mouse; three words of the problem in its own order are the problem.
        let tells = |token: &&Token| {
            !is_in(&words.plain, &token.folded)
                && (phrase.len() > 2 || !is_in(&words.symptoms, &token.folded))
        };
        if phrase.len() > 1 && phrase.iter().any(tells) {
            let spoken: Vec<&str> = phrase.iter().map(|token| token.folded.as_str()).collect();
            phrases.push(spoken.join(" "));
        }
        for token in phrase.drain(..) {
            let length = token.folded.chars().count();
            let is_short_for =
                length == 3 && detail[token.at.clone()].chars().all(char::is_uppercase);
            if (length > 3 || is_short_for)
                && !is_in(&words.plain, &token.folded)
                && !is_in(&words.symptoms, &token.folded)
            {
                phrases.push(token.folded.clone());
            }
        }
    };
    for token in &tokens {
        let parted = phrase.last().is_some_and(|last| {
            detail[last.at.end..token.at.start]
                .chars()
                .any(|c| !JOINS.contains(&c) && !c.is_whitespace())
        });
        let number = token.folded.chars().all(char::is_numeric);
        if parted || number || is_in(&words.filler, &token.folded) {
            end(&mut phrase);
        }
        if !number && !is_in(&words.filler, &token.folded) {
            phrase.push(token);
        }
    }
    end(&mut phrase);
    phrases
}

/// Words of an account of treatment that are medicines: by their ending, or by the dose after them.
fn medicines_in(text: &str, words: &HealthWords) -> Vec<String> {
    let tokens = tokens(text);
    let is_unit = |word: &str| words.dose_units.iter().any(|unit| unit == singular(word));
    // "50mg", "50 mg", "2.5 mg": the amount may be two words.
    let is_dose = |rest: &[Token]| {
        let mut rest = rest.iter().map(|token| token.folded.as_str()).peekable();
        let mut amount = None;
        while let Some(next) = rest.next_if(|next| next.starts_with(|c: char| c.is_ascii_digit())) {
            amount = Some(next.trim_start_matches(|c: char| c.is_ascii_digit()));
        }
        amount.is_some_and(|unit| {
            is_unit(unit) || (unit.is_empty() && rest.next().is_some_and(is_unit))
        })
    };
    tokens
        .iter()
        .enumerate()
        .filter(|(place, token)| {
            let word = token.folded.as_str();
            word.chars().count() > 3
                && word.chars().all(char::is_alphabetic)
                // "April" ends as many medicines do.
                && !words.filler.iter().any(|known| known == word)
                && (is_dose(&tokens[place + 1..])
                    || words
                        .medicine_endings
                        .iter()
                        .any(|ending| singular(word).ends_with(ending.as_str())))
        })
        .map(|(_, token)| token.folded.clone())
        .collect()
}
