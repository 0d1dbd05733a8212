//! What the stories rest on: that keys are real keys, that names are the ones people hear, and that
//! a killed program is gone. A page of our own is put into the real window for this.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use tests::window::{Key, Window};

#[test]
fn keys_reach_what_has_the_focus() {
    let mut window = with_page(
        "<label for=name>Full name</label><input id=name>
         <label><input type=checkbox> Consent given</label>
         <button type=button>Sign</button><p id=heard></p>",
    );
    window.tab_to("Full name");
    // What a person types on a British keyboard, and a name from elsewhere.
    window.keys("Zoë O'Brien £5 王");
    assert_eq!(window.focused().value, "Zoë O'Brien £5 王");

    window.press(Key::Tab);
    assert_eq!(window.focused_name(), "Consent given");
    window.press(Key::Space);
    assert!(window.by_role_name("checkbox", "Consent given").checked);

    window.chord(Key::Shift, Key::Tab);
    window.wait_for_focus("Full name");
    window.chord(Key::Control, 'a');
    window.press(Key::Delete);
    assert_eq!(window.focused().value, "");

    window.tab_to("Sign");
    window.ask(
        "document.querySelector('button').addEventListener('click', (event) => {
           document.getElementById('heard').textContent = `signed, trusted: ${event.isTrusted}`;
         });",
    );
    let before = window.keystrokes;
    window.press(Key::Enter);
    window.wait_for_text("signed, trusted: true");
    assert_eq!(window.keystrokes, before + 1);
}

#[test]
fn names_are_those_people_hear() {
    let window = with_page(
        "<fieldset><legend><h1>Who was present?</h1></legend>
           <input type=radio id=one name=who><label for=one>Patient <b>only</b></label></fieldset>
         <p id=hint>For example, 27 3 2026</p>
         <input id=day aria-label=Day aria-describedby=hint aria-invalid=true>
         <nav aria-labelledby=where><span id=where hidden>Places</span></nav>
         <button aria-hidden=true>Unheard</button><button hidden>Unseen</button>
         <a href='#top'>Go to <img alt=caseload></a>",
    );
    window.by_role_name("group", "Who was present?");
    window.by_role_name("heading", "Who was present?");
    window.by_role_name("radio", "Patient only");
    window.by_role_name("navigation", "Places");
    window.by_role_name("link", "Go to caseload");
    let day = window.by_role_name("textbox", "Day");
    assert_eq!(day.description, "For example, 27 3 2026");
    assert!(day.invalid);
    let names: Vec<String> = window
        .controls()
        .into_iter()
        .map(|control| control.name)
        .collect();
    assert!(
        !names.iter().any(|name| name.starts_with("Un")),
        "{names:?}"
    );
}

#[test]
fn text_too_wide_at_200_percent_is_found() {
    let window = with_page("<p></p>");
    // Set by script: the program's content security policy refuses a style written in HTML.
    window.ask(
        "const line = document.querySelector('p');
         line.textContent = 'wide '.repeat(26);
         line.style.whiteSpace = 'nowrap';
         line.style.fontSize = '1rem';",
    );
    window.text_size(100);
    let wide = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| window.text_size(200)));
    assert!(wide.is_err(), "26 words in one line fit at twice the size");
}

#[test]
fn a_killed_program_is_gone_and_can_be_started_again() {
    let data = tempfile::tempdir().expect("a temporary folder can be made");
    Window::open(data.path()).kill();
    nothing_runs_for(data.path());
    let window = Window::open(data.path());
    assert!(running_for(data.path()).contains(&"stepwell\n".to_owned()));
    drop(window);
    nothing_runs_for(data.path());
}

/// A window that shows `html` in the place of the program's own page.
fn with_page(html: &str) -> Window {
    let data = tempfile::tempdir().expect("a temporary folder can be made");
    let window = Window::open(data.path());
    window.ask(&format!("document.body.innerHTML = `{html}`"));
    window
}

/// A killed process takes a moment to be taken off the list.
#[track_caller]
fn nothing_runs_for(data: &Path) {
    let started = Instant::now();
    while !running_for(data).is_empty() {
        let left = running_for(data);
        assert!(
            started.elapsed() < Duration::from_secs(5),
            "left running: {left:?}"
        );
    }
}

/// The processes that were given `data` as their data folder and still run.
fn running_for(data: &Path) -> Vec<String> {
    let variable = format!("STEPWELL_DATA={}", data.display());
    let processes = std::fs::read_dir("/proc").expect("Linux lists its processes");
    processes
        .filter_map(|process| {
            let process = process.ok()?.path();
            let environment = std::fs::read_to_string(process.join("environ")).ok()?;
            let given = environment.split('\0').any(|entry| entry == variable);
            given.then(|| std::fs::read_to_string(process.join("comm")).unwrap_or_default())
        })
        .collect()
}
