//! Questionnaires: their bands, sums, and what raises a risk.

use crate::content::library;
use domain::instrument::score;

#[test]
fn bands_cover_the_range_without_gap_or_overlap() {
    for instrument in &library().instruments {
        let highest = instrument
            .scale
            .iter()
            .map(|point| u16::from(point.value))
            .max();
        let items = u16::try_from(instrument.items.len()).expect("few items");
        let top = highest.expect("a scale") * items;
        let mut from = 0;
        for band in &instrument.bands {
            assert_eq!(band.from, from, "{} {}", instrument.id, band.words);
            assert!(band.to >= band.from);
            from = band.to + 1;
        }
        assert_eq!(from, top + 1, "{}", instrument.id);
    }
}

/// Sums and bands as published: PHQ-9 and GAD-7 with every item at the same value but the ones named.
#[test]
fn sums_and_bands() {
    let cases: &[(&str, &[u8], u16, &str)] = &[
        ("phq-9", &[0, 0, 0, 0, 0, 0, 0, 0, 0], 0, "none or minimal"),
        ("phq-9", &[1, 1, 1, 1, 0, 0, 0, 0, 0], 4, "none or minimal"),
        ("phq-9", &[1, 1, 1, 1, 1, 0, 0, 0, 0], 5, "mild"),
        ("phq-9", &[1, 1, 1, 1, 1, 1, 1, 1, 1], 9, "mild"),
        ("phq-9", &[2, 1, 1, 1, 1, 1, 1, 1, 1], 10, "moderate"),
        ("phq-9", &[2, 2, 2, 2, 2, 1, 1, 1, 1], 14, "moderate"),
        (
            "phq-9",
            &[2, 2, 2, 2, 2, 2, 1, 1, 1],
            15,
            "moderately severe",
        ),
        (
            "phq-9",
            &[3, 2, 2, 2, 2, 2, 2, 2, 2],
            19,
            "moderately severe",
        ),
        ("phq-9", &[3, 3, 2, 2, 2, 2, 2, 2, 2], 20, "severe"),
        ("phq-9", &[3, 3, 3, 3, 3, 3, 3, 3, 3], 27, "severe"),
        ("gad-7", &[1, 1, 1, 1, 0, 0, 0], 4, "minimal"),
        ("gad-7", &[1, 1, 1, 1, 1, 0, 0], 5, "mild"),
        ("gad-7", &[2, 2, 1, 1, 1, 1, 1], 9, "mild"),
        ("gad-7", &[2, 2, 2, 1, 1, 1, 1], 10, "moderate"),
        ("gad-7", &[2, 2, 2, 2, 2, 2, 2], 14, "moderate"),
        ("gad-7", &[3, 2, 2, 2, 2, 2, 2], 15, "severe"),
        ("gad-7", &[3, 3, 3, 3, 3, 3, 3], 21, "severe"),
        ("work-ability-score", &[5], 5, "poor"),
        ("work-ability-score", &[6], 6, "moderate"),
        ("work-ability-score", &[7], 7, "moderate"),
        ("work-ability-score", &[8], 8, "good"),
        ("work-ability-score", &[10], 10, "excellent"),
    ];
    for (id, answers, total, band) in cases {
        let instrument = library().instrument(id).expect("an instrument");
        let answers: Vec<Option<u8>> = answers.iter().map(|value| Some(*value)).collect();
        let score = score(instrument, &answers).expect("answers of this instrument");
        assert_eq!(
            (score.total, score.band.as_str()),
            (Some(*total), *band),
            "{id}"
        );
    }
}

#[test]
fn no_total_until_complete_and_item_nine_is_a_risk() {
    let phq9 = library().instrument("phq-9").expect("PHQ-9");
    let mut answers = vec![Some(0); 9];
    assert!(score(phq9, &answers).expect("answers").risk.is_empty());
    answers[8] = Some(1);
    let asked = score(phq9, &answers).expect("answers");
    assert_eq!(asked.risk, ["phq9_9"]);
    answers[0] = None;
    let open = score(phq9, &answers).expect("answers");
    assert_eq!(
        (open.total, open.band.as_str(), open.answered),
        (None, "", 8)
    );
    assert_eq!(open.risk, ["phq9_9"], "a risk waits for no total");
}
