//! The window itself: it opens, is not blank, can be read by those who need large text, and closes.

use std::net::TcpListener;

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
    let picture = |name: &str| std::fs::read(tests::target().join(name)).expect("just kept");
    assert!(
        picture("stories/opens.png") != picture("stories/opens-at-200-percent.png"),
        "larger text looks the same"
    );
    window.close();
}

#[test]
fn the_page_can_load_nothing_from_outside() {
    let outside = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    outside.set_nonblocking(true).expect("Linux has this");
    let address = outside.local_addr().expect("it is bound");

    let data = tempfile::tempdir().expect("a temporary folder can be made");
    let window = Window::open(data.path());
    window.wait_for_role("heading");
    window.ask(&format!(
        "window.refused = new Set();
         document.addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective));
         fetch('http://{address}/').catch(() => {{}});
         const add = (tag, properties) => document.head.append(Object.assign(document.createElement(tag), properties));
         add('script', {{ src: 'http://{address}/' }});
         add('img', {{ src: 'http://{address}/' }});
         add('link', {{ rel: 'stylesheet', href: 'http://{address}/' }});
         add('iframe', {{ src: 'http://{address}/' }});"
    ));
    window.wait_until("all five were refused", |window| {
        window.ask("return refused.size") == 5
    });
    let visit = outside.accept().map(|_| ()).map_err(|error| error.kind());
    assert_eq!(
        visit,
        Err(std::io::ErrorKind::WouldBlock),
        "the page reached the outside"
    );
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
