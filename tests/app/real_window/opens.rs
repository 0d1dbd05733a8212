//! The window itself: it opens, is not blank, can be read by those who need large text, and closes.

use tests::window::{Key, Window};

#[test]
fn the_window_opens_and_shows_its_heading() {
    let data = tempfile::tempdir().expect("a temporary folder can be made");
    let window = Window::open(data.path());
    window.wait_for_role("heading");
    let colours = window.screenshot("opens");
    assert!(colours > 20, "the window is blank: {colours} colours");

    window.text_size(200);
    window.screenshot("opens-at-200-percent");
    window.close();
}

#[test]
fn the_usual_keys_make_everything_larger() {
    let data = tempfile::tempdir().expect("a temporary folder can be made");
    let mut window = Window::open(data.path());
    window.wait_for_role("heading");
    let width = |window: &Window| window.ask("return window.innerWidth").as_i64();
    let before = width(&window);
    window.chord(Key::Control, '+');
    window.wait_until("the page is laid out larger", |window| {
        width(window) < before
    });
}
