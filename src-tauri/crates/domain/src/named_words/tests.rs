use super::*;

fn words() -> HealthWords {
    toml::from_str(include_str!(
        "../../../../../assets/pathway/health-words.toml"
    ))
    .unwrap()
}

fn marked(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    named_words(text, vocabulary)
        .into_iter()
        .map(|named| text[named.at].to_owned())
        .collect()
}

fn common(text: &str) -> Vec<String> {
    marked(text, &Vocabulary::common(&words(), &[]))
}

#[test]
fn an_illness_is_found_in_any_dress() {
    for (text, found) in [
        ("His depression is better", "depression"),
        ("DEPRESSED by it", "DEPRESSED"),
        ("Dépression", "Dépression"),
        ("De\u{301}pression", "De\u{301}pression"),
        ("two migraines a week", "migraines"),
        ("Crohn\u{2019}s flares", "Crohn"),
        ("on co-codamol", "co-codamol"),
        ("on cocodamol", "cocodamol"),
        ("PHQ-9 of 14", "PHQ-9"),
        ("phq9 of 14", "phq9"),
        ("rotator  cuff", "rotator  cuff"),
    ] {
        assert_eq!(common(text), [found], "{text}");
    }
}

#[test]
fn words_of_work_are_left_alone() {
    for text in [
        "Lift up to 5 kg from waist height; nothing over shoulder height",
        "Sits 20 minutes, then has to stand",
        "Four hours a day from 14/09/2026, no nights",
        "Keep the back straight; take breaks",
        "Gadgets and audits in the store",
        "Start back on Monday with lifting aids",
    ] {
        assert_eq!(common(text), Vec::<String>::new(), "{text}");
    }
    // Two words of a term with a sentence's end between them are two words.
    assert_eq!(
        common("Turn the rotator. Cuff buttons undone"),
        Vec::<String>::new()
    );
}

#[test]
fn the_longer_of_two_is_marked_as_one() {
    assert_eq!(
        common("post-traumatic stress disorder"),
        ["post-traumatic stress"]
    );
    assert_eq!(common("PHQ-9 score"), ["PHQ-9", "score"]);
}

/// The words of one person's problem and treatment alone.
fn of(problem: &str, treatment: &str) -> Vocabulary {
    Vocabulary::default().with(&words(), [problem].into_iter(), [treatment].into_iter())
}

#[test]
fn the_problem_as_it_was_typed_is_found() {
    let back = of("Low back pain for four weeks, no clear cause", "");
    assert_eq!(
        marked("Low back pain for four weeks; his back is stiff", &back),
        ["Low back pain"]
    );
    assert_eq!(marked("Pain after four weeks", &back), Vec::<String>::new());
    let wrist = of("Neck and wrist pain after a day at the laptop", "");
    assert_eq!(
        marked("Wrist pain with the mouse, neck pain at a laptop", &wrist),
        Vec::<String>::new()
    );
    let mood = of("Low mood and anxiety since her father died", "");
    assert_eq!(
        marked(
            "Anxiety and low mood after her father died, mood lifts",
            &mood
        ),
        ["Anxiety", "low mood", "father died", "mood"]
    );
    let shoulder = of(
        "Rotator cuff pain, right shoulder, right-handed; query CRPS, SLE",
        "",
    );
    assert_eq!(
        marked(
            "Right shoulder: rotator cuff, crps, sle. Reach to the right",
            &shoulder
        ),
        ["rotator", "cuff", "crps", "sle"]
    );
}

#[test]
fn medicines_that_were_told_of_are_found() {
    let told = of(
        "",
        "Zuclopentazine twice a day, Abcdefan 50mg, Ghijklo 2.5 mg; exercises daily",
    );
    assert_eq!(
        marked("abcdefan and Ghijklo and exercises daily", &told),
        ["abcdefan", "Ghijklo"]
    );
    let endings = of("", "takes brexpoxetine and xyzapine");
    assert_eq!(
        marked("Brexpoxetine, xyzapine", &endings),
        ["Brexpoxetine", "xyzapine"]
    );
}

#[test]
fn a_reader_who_may_know_the_illness_is_not_told_scores_or_medicines() {
    let told = of("Sarcoidosis", "");
    let all = Vocabulary::common(&words(), &[]).without_illnesses();
    assert_eq!(
        marked("Depression, PHQ-9, sertraline", &all),
        ["PHQ-9", "sertraline"]
    );
    assert_eq!(marked("sarcoidosis", &told), ["sarcoidosis"]);
    assert_eq!(
        marked("sarcoidosis", &told.without_illnesses()),
        Vec::<String>::new()
    );
}

#[test]
fn what_is_named_is_told_without_its_place() {
    let all = Vocabulary::common(&words(), &[]);
    let (one, other) = (
        "Anxiety, then depression",
        "his D\u{e9}pression and his anxiety; anxiety",
    );
    let of = |text: &str| words_named(text, &named_words(text, &all));
    assert_eq!(of(one), ["anxiety", "depression"]);
    assert_eq!(of(one), of(other));
}
