//! The real program in a real window, worked by keystrokes and read by accessible names.
//!
//! ```no_run
//! use tests::window::{Key, Window};
//!
//! let data = tempfile::tempdir().expect("a temporary folder can be made");
//! let mut window = Window::open(data.path());
//! window.wait_for_text("Caseload");
//! window.chord(Key::Control, 'k');
//! window.keys("Okafor");
//! window.press(Key::Enter);
//! assert_eq!(window.focused_name(), "Notes");
//! window.close();
//! ```
//!
//! Whatever fails leaves a picture in `target/stories` and says what the window showed.

use std::{
    panic::Location,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use fantoccini::{
    Client, ClientBuilder,
    actions::{InputSource, KeyAction, KeyActions},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::{
    runtime::Runtime,
    time::{error::Elapsed, timeout},
};

use crate::{display::Display, driver::Driver};

pub use fantoccini::key::Key;

/// Long enough for a busy machine with two cores; what is waited for is asked for again every 50 ms.
const WAIT: Duration = Duration::from_secs(20);
const TYPED_AT_ONCE: usize = 20;
const NAMES: &str = include_str!("names.js");

/// One window of the program, on a display of its own.
pub struct Window {
    /// How many keys were pressed so far, [`Window::write`] aside; a chord counts as one.
    pub keystrokes: usize,
    /// How many characters of free text were written so far.
    pub written: usize,
    // Dropped from top to bottom: the connection, the program, the screen it is shown on.
    client: Client,
    runtime: Runtime,
    driver: Driver,
    display: Display,
}

/// What assistive technology is told of one element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    pub role: String,
    pub name: String,
    /// Hint and error message, as `aria-describedby` names them.
    pub description: String,
    pub value: String,
    pub checked: bool,
    pub disabled: bool,
    pub invalid: bool,
    pub focused: bool,
}

impl Window {
    /// Starts the program with its record in `data`, and returns when its page has loaded.
    ///
    /// # Panics
    /// When the program was not built, or Xvfb, the driver or the program do not start.
    #[track_caller]
    pub fn open(data: &Path) -> Self {
        Self::open_with(data, &[])
    }

    /// As [`Window::open`], with arguments for the program, such as `--demonstration`.
    ///
    /// # Panics
    /// As [`Window::open`].
    #[track_caller]
    pub fn open_with(data: &Path, arguments: &[&str]) -> Self {
        match start(&program(), data, arguments) {
            Ok(window) => window,
            Err(error) => panic!("the window did not open: {error:#}"),
        }
    }

    /// Opens another program than the one that was built for the stories: a release build, or one to compare with.
    ///
    /// # Errors
    /// When it is not there, or Xvfb, the driver or the program do not start.
    pub fn of_program(program: &Path, data: &Path, arguments: &[&str]) -> Result<Self> {
        ensure!(program.is_file(), "{} is not built", program.display());
        start(program, data, arguments)
    }

    /// Types `text`, key by key, into whatever has the focus.
    #[track_caller]
    pub fn keys(&mut self, text: &str) {
        self.keystrokes += text.chars().count();
        self.type_out(text);
    }

    /// Types what a person says or thinks in their own words: counted apart, since no program could spare it.
    #[track_caller]
    pub fn write(&mut self, text: &str) {
        self.written += text.chars().count();
        self.type_out(text);
    }

    #[track_caller]
    fn type_out(&self, text: &str) {
        let pressed: Vec<char> = text.chars().collect();
        // On a busy machine a sentence at once takes longer than anything is waited for.
        for some in pressed.chunks(TYPED_AT_ONCE) {
            let actions = some
                .iter()
                .flat_map(|&value| [KeyAction::Down { value }, KeyAction::Up { value }]);
            self.perform(actions.collect(), &format!("typing {text:?}"));
        }
    }

    /// Presses one key and lets it go.
    #[track_caller]
    pub fn press(&mut self, key: Key) {
        self.keystrokes += 1;
        let value = char::from(key);
        let actions = vec![KeyAction::Down { value }, KeyAction::Up { value }];
        self.perform(actions, &format!("pressing {key:?}"));
    }

    /// Presses `key` while `held` is down: `chord(Key::Control, 'k')`, `chord(Key::Shift, Key::Tab)`.
    #[track_caller]
    pub fn chord(&mut self, held: Key, key: impl Into<char>) {
        self.keystrokes += 1;
        let (held, value) = (char::from(held), key.into());
        let actions = vec![
            KeyAction::Down { value: held },
            KeyAction::Down { value },
            KeyAction::Up { value },
            KeyAction::Up { value: held },
        ];
        self.perform(actions, &format!("pressing {value:?} with {held:?} held"));
    }

    /// Presses Tab until the element with this accessible name has the focus.
    ///
    /// # Panics
    /// When 150 presses do not reach it.
    #[track_caller]
    pub fn tab_to(&mut self, name: &str) {
        for _ in 0..150 {
            if self.focused_name() == name {
                return;
            }
            self.press(Key::Tab);
        }
        self.fail(&format!("Tab does not reach {name:?}"));
    }

    /// The element with this role and exactly this accessible name, now.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn by_role_name(&self, role: &str, name: &str) -> Control {
        let found = self.controls();
        match found
            .iter()
            .find(|control| control.role == role && control.name == name)
        {
            Some(control) => control.clone(),
            None => self.fail(&format!("there is no {role} named {name:?}")),
        }
    }

    /// Waits for the element with this role and exactly this accessible name.
    ///
    /// # Panics
    /// When there is none after 20 seconds.
    #[track_caller]
    pub fn wait_for(&self, role: &str, name: &str) -> Control {
        let is_it = |control: &Control| control.role == role && control.name == name;
        match self.until(|| self.controls().into_iter().find(is_it)) {
            Some(control) => control,
            None => self.fail(&format!("no {role} named {name:?} appeared")),
        }
    }

    /// Waits for any element with this role, and returns the first.
    ///
    /// # Panics
    /// When there is none after 20 seconds.
    #[track_caller]
    pub fn wait_for_role(&self, role: &str) -> Control {
        match self.until(|| {
            self.controls()
                .into_iter()
                .find(|control| control.role == role)
        }) {
            Some(control) => control,
            None => self.fail(&format!("no {role} appeared")),
        }
    }

    /// Waits until `text` stands somewhere on the screen.
    ///
    /// # Panics
    /// When it does not within 20 seconds.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        if self
            .until(|| self.text().contains(text).then_some(()))
            .is_none()
        {
            self.fail(&format!("{text:?} did not appear"));
        }
    }

    /// Waits until `holds`; `what` says in words what is waited for.
    ///
    /// # Panics
    /// When it does not hold within 20 seconds.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        if self.until(|| holds(self).then_some(())).is_none() {
            self.fail(&format!("waited in vain until {what}"));
        }
    }

    /// Waits until the element with this accessible name has the focus.
    ///
    /// # Panics
    /// When it does not within 20 seconds.
    #[track_caller]
    pub fn wait_for_focus(&self, name: &str) {
        if self
            .until(|| (self.focused_name() == name).then_some(()))
            .is_none()
        {
            self.fail(&format!("the focus did not come to {name:?}"));
        }
    }

    /// The accessible name of the element that has the focus; empty when only the page has.
    #[track_caller]
    pub fn focused_name(&self) -> String {
        self.focused().name
    }

    /// The element that has the focus; without role and name when only the page has.
    #[track_caller]
    pub fn focused(&self) -> Control {
        Control::from(&self.ask("return describe(document.activeElement ?? document.body)"))
    }

    /// Every element with a role that is on the page and not hidden, in the page's order.
    #[track_caller]
    pub fn controls(&self) -> Vec<Control> {
        let told = self.ask("return controls()");
        match told.as_array() {
            Some(controls) => controls.iter().map(Control::from).collect(),
            None => self.fail(&format!("the page listed no controls but {told}")),
        }
    }

    /// The text of the page as it is shown.
    #[track_caller]
    pub fn text(&self) -> String {
        self.ask("return document.body.innerText")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Makes all text `percent` of its size, as a person does who needs it larger, and checks that
    /// the heading grows and that nothing has to be scrolled sideways for it (WCAG 2.2, 1.4.4).
    ///
    /// # Panics
    /// When the heading does not follow, or the page is then wider than the window.
    #[track_caller]
    pub fn text_size(&self, percent: u32) {
        let script = format!(
            "const page = document.documentElement;
             const heading = document.querySelector('h1') ?? document.body;
             const size = () => parseFloat(getComputedStyle(heading).fontSize);
             page.style.fontSize = '';
             const usual = size();
             page.style.fontSize = '{percent}%';
             return [Math.round(100 * size() / usual), page.scrollWidth - page.clientWidth];"
        );
        let measured = self.ask(&script);
        let (grown, beyond) = (measured[0].as_i64(), measured[1].as_i64());
        if grown != Some(i64::from(percent)) {
            self.fail(&format!(
                "at {percent} % the heading has {grown:?} % of its size"
            ));
        }
        if beyond.is_none_or(|pixels| pixels > 0) {
            self.fail(&format!(
                "at {percent} % the page is {beyond:?} pixels wider than the window"
            ));
        }
    }

    /// Asks the page: runs `script`, the body of a function, and returns what it returned. For what
    /// [`Window::controls`] does not tell; never a way to do what a person does with keys.
    #[track_caller]
    pub fn ask(&self, script: &str) -> Value {
        let script = format!("{NAMES}\n{script}");
        let answer = self.within(self.client.execute(&script, Vec::new()));
        match answer {
            Ok(Ok(value)) => value,
            Ok(Err(error)) => panic!("the page could not be asked: {error}"),
            Err(_) => panic!("the page did not answer within {WAIT:?}"),
        }
    }

    /// Keeps a picture of the screen as `target/stories/<name>.png`, and says how many colours it has.
    ///
    /// # Panics
    /// When the picture cannot be read or kept.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> usize {
        match self.keep_picture(name) {
            Ok((colours, _)) => colours,
            Err(error) => panic!("no picture of the window: {error:#}"),
        }
    }

    /// Waits until the program has given this many files to the system's viewer, and returns the last: a PDF.
    ///
    /// # Panics
    /// When it has not within 20 seconds.
    #[track_caller]
    pub fn opened(&self, many: usize) -> Vec<u8> {
        let last = || {
            let files = self.driver.opened().ok()?;
            (files.len() == many).then(|| files.into_iter().next_back())?
        };
        match self.until(last) {
            Some(file) => file,
            None => self.fail(&format!("the viewer did not get {many} files")),
        }
    }

    /// Ends the program as a power cut would, and returns when it is gone.
    ///
    /// # Panics
    /// When the program was not running any more.
    #[track_caller]
    pub fn kill(self) {
        if let Err(error) = self.driver.kill_program(&program()) {
            panic!("the program could not be killed: {error:#}");
        }
    }

    /// Closes the window, and returns when the program has ended by itself.
    ///
    /// # Panics
    /// When it still runs 20 seconds later.
    #[track_caller]
    pub fn close(self) {
        // The driver's answer may be cut off by the end of the program, which is what we want.
        let _ = self.within(self.client.close_window());
        if let Err(error) = self.driver.wait_until_gone(&program()) {
            panic!("the window was closed and the program did not end: {error:#}");
        }
    }

    /// Waits up to [`WAIT`] for `found` to find something.
    fn until<T>(&self, found: impl Fn() -> Option<T>) -> Option<T> {
        let started = Instant::now();
        loop {
            let thing = found();
            if thing.is_some() || started.elapsed() > WAIT {
                return thing;
            }
            sleep(Duration::from_millis(50));
        }
    }

    /// Runs what the driver was asked for, for [`WAIT`] at most.
    fn within<T>(&self, asked: impl Future<Output = T>) -> Result<T, Elapsed> {
        self.runtime.block_on(async { timeout(WAIT, asked).await })
    }

    #[track_caller]
    fn perform(&self, actions: Vec<KeyAction>, doing: &str) {
        let mut keyboard = KeyActions::new("keyboard".to_owned());
        for action in actions {
            keyboard = keyboard.then(action);
        }
        let done = self.within(self.client.perform_actions(keyboard));
        match done {
            Ok(Ok(())) => {}
            Ok(Err(error)) => self.fail(&format!("{doing} failed: {error}")),
            Err(_) => self.fail(&format!("{doing} took more than {WAIT:?}")),
        }
    }

    fn keep_picture(&self, name: &str) -> Result<(usize, PathBuf)> {
        // What the page has changed is on the screen only after it was painted: the second frame
        // from now begins when the first is done, and the server then has a moment to show it.
        let painted = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));";
        // A picture of a page that no longer answers is still worth keeping.
        let _ = self.within(self.client.execute_async(painted, Vec::new()));
        let path = crate::target().join("stories").join(format!("{name}.png"));
        let picture = self.display.picture()?;
        picture.save(&path)?;
        Ok((picture.colours(), path))
    }

    /// Ends the test with what went wrong and what the window showed.
    #[track_caller]
    fn fail(&self, what: &str) -> ! {
        let at = Location::caller();
        let file = Path::new(at.file())
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        let picture = match self.keep_picture(&format!("failed-{file}-{}", at.line())) {
            Ok((_, path)) => path.display().to_string(),
            Err(error) => format!("no picture: {error:#}"),
        };
        let focus = self.focused();
        panic!(
            "{what}\nfocus: {} {:?}\npicture: {picture}\nthe window showed:\n{}\nthe program said:\n{}",
            focus.role,
            focus.name,
            self.text(),
            self.driver.said()
        );
    }
}

impl From<&Value> for Control {
    fn from(told: &Value) -> Self {
        let text = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
        let flag = |key: &str| told[key].as_bool().unwrap_or_default();
        Self {
            role: text("role"),
            name: text("name"),
            description: text("description"),
            value: text("value"),
            checked: flag("checked"),
            disabled: flag("disabled"),
            invalid: flag("invalid"),
            focused: flag("focused"),
        }
    }
}

/// The program as cargo built it beside this test.
fn program() -> PathBuf {
    crate::target().join("debug/stepwell")
}

fn start(program: &Path, data: &Path, arguments: &[&str]) -> Result<Window> {
    ensure!(
        program.is_file(),
        "{} is not built; `cargo xtask test --only screen,window` builds it",
        program.display()
    );
    let display = Display::start()?;
    let driver = Driver::start(&display.name, data)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let wanted = json!({
        "webkitgtk:browserOptions": { "binary": program, "args": arguments }
    });
    let Value::Object(wanted) = wanted else {
        unreachable!("written as an object just above");
    };
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(wanted);
    let client = runtime
        .block_on(async { timeout(WAIT, builder.connect(&driver.address)).await })
        .context("the program took too long to start")?
        .context("the driver could not start the program")?;
    let window = Window {
        keystrokes: 0,
        written: 0,
        client,
        runtime,
        driver,
        display,
    };
    let loaded =
        window.until(|| (window.ask("return document.readyState") == "complete").then_some(()));
    ensure!(loaded.is_some(), "the page did not finish loading");
    Ok(window)
}
