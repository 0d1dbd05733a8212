//! Invented people, each by a number: the same number is always the same person.

use clinic::forms::{CaseForm, PatientForm};
use tests::desk;

use crate::clock::iso;

const FAMILY: [&str; 40] = [
    "Abara",
    "Adeyemi",
    "Ashdown",
    "Barlow",
    "Begum",
    "Bielak",
    "Calder",
    "Chaudhry",
    "Coyle",
    "Dimond",
    "Eastwell",
    "Fairlie",
    "Ferris",
    "Gannon",
    "Gill",
    "Harkin",
    "Hussain",
    "Iqbal",
    "Jessop",
    "Kaur",
    "Kowalska",
    "Lomax",
    "Maddox",
    "Mistry",
    "Nwosu",
    "O'Dowd",
    "Okafor",
    "Parry",
    "Petrov",
    "Pryce",
    "Quigley",
    "Rahman",
    "Rees",
    "Sandhu",
    "Silva",
    "Tanner",
    "Thackray",
    "Underhill",
    "Wójcik",
    "Zaman",
];
const GIVEN: [&str; 37] = [
    "Aisha", "Alan", "Amara", "Anil", "Beata", "Bryn", "Carol", "Chidi", "Dawn", "Deepa", "Emyr",
    "Farah", "Gareth", "Hanna", "Ian", "Imran", "Jo", "Karen", "Kevin", "Leila", "Marek", "Moira",
    "Nadia", "Neil", "Olu", "Pauline", "Priya", "Ravi", "Renée", "Sean", "Sofia", "Tariq", "Tom",
    "Uma", "Wendy", "Yusuf", "Zoe",
];
pub(crate) const EMPLOYERS: [&str; 23] = [
    "Brightstore",
    "Harbour Foods",
    "Solent Buses",
    "Northgate School",
    "Pinewood Care",
    "Meon Joinery",
    "Castle Bakery",
    "Itchen Logistics",
    "Lantern Hotels",
    "Oakleaf Nursery",
    "Redbridge Steel",
    "Waverley Print",
    "Tern Airways",
    "Quayside Fish",
    "Heath Dental",
    "Corvane Energy",
    "Milk Lane Farm",
    "Fleet Motors",
    "Elm Park Council",
    "Silverdale Laundry",
    "Copperfield Books",
    "Bluewater Pools",
    "Ash Grove Surgery",
];

/// Names repeat, as they do among ten thousand; number and date of birth tell their bearers apart.
pub(crate) fn family(number: u32) -> &'static str {
    FAMILY[number as usize % FAMILY.len()]
}

fn given(number: u32) -> &'static str {
    GIVEN[number as usize % GIVEN.len()]
}

pub(crate) fn born(number: u32) -> String {
    let (year, month, day) = (
        1960 + number * 7 % 45,
        1 + number * 5 % 12,
        1 + number * 11 % 28,
    );
    format!("{year}-{month:02}-{day:02}")
}

pub(crate) fn patient(number: u32) -> PatientForm {
    PatientForm {
        given: given(number).to_owned(),
        family: family(number).to_owned(),
        preferred: String::new(),
        date_of_birth: born(number),
        nhs_number: nhs_number(number),
        nhs_number_meant: true,
        telephone: format!("01632 960{:03}", number % 1000),
        safe_number: true,
        voicemail: number.is_multiple_of(2),
        post: true,
        address: format!("{} Quarry Lane, Hedge End", 1 + number % 190),
        emergency_contact: format!("A neighbour, 01632 960{:03}", (number + 7) % 1000),
        gp_practice: "Demo Surgery".to_owned(),
        language: "English".to_owned(),
        ..PatientForm::default()
    }
}

/// A case that begins on this day.
pub(crate) fn case(number: u32, day: i64) -> CaseForm {
    CaseForm {
        referral_on: iso(day - 4),
        off_sick_since: iso(day - 21),
        referral_note:
            "Has had two fit notes; would like to try part of the job before the third runs out."
                .to_owned(),
        employer: EMPLOYERS[number as usize % EMPLOYERS.len()].to_owned(),
        shift_pattern: "Earlies and lates in turn, every third weekend".to_owned(),
        goal: "Back at work without being worn out by Thursday".to_owned(),
        ..desk::warehouse()
    }
}

/// A number in the range kept for tests (999) with its check digit; never the same twice below 450,000.
pub(crate) fn nhs_number(number: u32) -> String {
    let first = 2 * number;
    // A number whose check would be 10 is never given out. From an even number to the next the check moves by two (the
    // weight of the last digit), so one of both is good.
    [first, first + 1]
        .into_iter()
        .find_map(checked)
        .unwrap_or_default()
}

fn checked(number: u32) -> Option<String> {
    let digits = format!("999{number:06}");
    let sum: u32 = digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .zip((2..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    match 11 - sum % 11 {
        10 => None,
        11 => Some(format!("{digits}0")),
        check => Some(format!("{digits}{check}")),
    }
}
