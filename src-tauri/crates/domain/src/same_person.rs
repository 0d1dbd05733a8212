//! Whether two registrations may be one person: asked, never decided, by the program.
//!
//! Mark I, our proposal, after what the Personal Demographics Service asks a person to check before a new record is made (NHS
//! number; name, date of birth): an equal NHS number, or an equal date of birth and names that differ by slips of the keyboard.
//! Twins share a date of birth and a family name, so each part of the name has to be alike.

use crate::projection::PatientRow;

/// Parts of a name of this many letters may differ by one slip of the keyboard; shorter ones are equal or different. Mark I:
/// "Tim" and "Tom" are two names.
pub const ONE_SLIP_LETTERS: usize = 4;
/// Parts of this many letters may differ by two slips. Mark I.
pub const TWO_SLIPS_LETTERS: usize = 8;

/// Why two registrations may be one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    NhsNumber,
    BornAndName,
}

impl Alike {
    pub fn id(self) -> &'static str {
        match self {
            Self::NhsNumber => "nhs_number",
            Self::BornAndName => "born_and_name",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        [Self::NhsNumber, Self::BornAndName]
            .into_iter()
            .find(|alike| alike.id() == id)
    }
}

/// Whether these may be one person. Nobody is compared with themselves, and nobody with whom they were told apart from.
pub fn alike(one: &PatientRow, other: &PatientRow) -> Option<Alike> {
    let told_apart =
        one.told_apart.contains(&other.patient) || other.told_apart.contains(&one.patient);
    if one.patient == other.patient || told_apart {
        return None;
    }
    if !one.nhs_number.is_empty() && one.nhs_number == other.nhs_number {
        return Some(Alike::NhsNumber);
    }
    if one.date_of_birth.is_none() || one.date_of_birth != other.date_of_birth {
        return None;
    }
    // Two numbers whose check digits hold are two people, unless everything else is the same to the letter.
    let two_numbers = !one.nhs_number.is_empty() && !other.nhs_number.is_empty();
    let named_alike = if two_numbers {
        one.sort_name == other.sort_name
    } else {
        names_alike(&one.sort_name, &other.sort_name)
    };
    named_alike.then_some(Alike::BornAndName)
}

/// Whether two names, folded, are alike: each part of the shorter has its own counterpart in the longer, in any order.
pub fn names_alike(one: &str, other: &str) -> bool {
    let (mut fewer, mut more) = (parts(one), parts(other));
    if fewer.len() > more.len() {
        std::mem::swap(&mut fewer, &mut more);
    }
    !fewer.is_empty()
        && fewer.into_iter().all(|part| {
            let found = more.iter().position(|other| part_alike(&part, other));
            found.map(|at| more.remove(at)).is_some()
        })
}

/// "Smith-Jones" and "Smith Jones" are the same parts; an apostrophe is no part of its own.
fn parts(name: &str) -> Vec<Vec<char>> {
    name.split(|letter: char| letter.is_whitespace() || letter == '-')
        .map(|part| {
            part.chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect()
        })
        .filter(|part: &Vec<char>| !part.is_empty())
        .collect()
}

fn part_alike(one: &[char], other: &[char]) -> bool {
    let slips_max = match one.len().min(other.len()) {
        TWO_SLIPS_LETTERS.. => 2,
        ONE_SLIP_LETTERS.. => 1,
        _ => 0,
    };
    one.len().abs_diff(other.len()) <= slips_max && slips(one, other) <= slips_max
}

/// Letters left out, added, changed, or two neighbours swapped: the least that leads from one to the other.
fn slips(one: &[char], other: &[char]) -> usize {
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let mut least = (last[column + 1] + 1)
                .min(now[column] + 1)
                .min(last[column] + usize::from(letter != wanted));
            let swapped =
                row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *wanted;
            if swapped {
                let before: &Vec<usize> = &before;
                least = least.min(before[column - 1] + 1);
            }
            now.push(least);
        }
        before = std::mem::replace(&mut last, now);
    }
    last[other.len()]
}
