//! The form of a registration number.

use super::content::Profession;

/// The letters HCPC puts before the number of this profession, or none where HCPC does not register
/// it under one name: `OT` [F, form's own example], `PH` [F, NHS code lists], `CH` for podiatrists,
/// who are registered as chiropodists and podiatrists [R].
pub fn hcpc_prefix(profession: Profession) -> Option<&'static str> {
    match profession {
        Profession::OccupationalTherapist => Some("OT"),
        Profession::Physiotherapist => Some("PH"),
        Profession::Podiatrist => Some("CH"),
        Profession::Other => None,
    }
}

/// Whether a registration number fits the profession: HCPC's form with its letters where HCPC registers it, anything that
/// is not blank otherwise.
pub fn registration_fits(profession: Profession, text: &str) -> bool {
    match hcpc_prefix(profession) {
        Some(wanted) => is_hcpc_form(text) && prefix(text) == wanted,
        None => !text.trim().is_empty(),
    }
}

/// Whether `text` has HCPC's form: two or three capital letters, at most one space, four to six
/// digits. The form's example is `OT XXXXX`, NHS systems hold `AANNNNNN` with zeros put in [F].
pub(super) fn is_hcpc_form(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let rest = &text[letters..];
    let digits = rest.strip_prefix(' ').unwrap_or(rest);
    (2..=3).contains(&letters)
        && (4..=6).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The letters before the number.
pub(super) fn prefix(text: &str) -> &str {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    &text[..letters]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hcpc_form() {
        for good in [
            "OT12345", "OT 12345", "PH095159", "CH1234", "OT00000", "CHP12345",
        ] {
            assert!(is_hcpc_form(good), "{good}");
        }
        for bad in [
            "",
            "OT",
            "12345",
            "OT123",
            "OT1234567",
            "ot12345",
            "O12345",
            "ABCD1234",
            "OT  12345",
            "OT-12345",
            "OT12345 ",
            " OT12345",
            "OT１２３４５",
            "OT12a45",
        ] {
            assert!(!is_hcpc_form(bad), "{bad}");
        }
    }
}
