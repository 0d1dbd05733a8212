//! What the desk around the window can do for it: ask where to save or what to open, and open a file in the system's viewer.

use clinic::{Code, Problem};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

type AskWhere = dyn Fn(&str) -> Result<Option<PathBuf>, Problem> + Send + Sync;
type AskWhich = dyn Fn() -> Result<Option<PathBuf>, Problem> + Send + Sync;
type Open = dyn Fn(&Path) -> Result<(), String> + Send + Sync;

/// Handed to the commands as state, so that they know nothing of the runtime they answer for.
pub struct Desk {
    ask_where: Box<AskWhere>,
    ask_which: Box<AskWhich>,
    ask_which_text: Box<AskWhich>,
    ask_folder: Box<AskWhich>,
    open: Box<Open>,
}

impl Desk {
    /// The desk of a running program.
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> Self {
        let (asking, choosing, opening) = (app.clone(), app.clone(), app.clone());
        let (texts, folders) = (app.clone(), app.clone());
        Self {
            ask_where: Box::new(move |file_name| ask_where(&asking, file_name)),
            ask_which: Box::new(move || ask_which(&choosing, "PDF", "pdf")),
            ask_which_text: Box::new(move || ask_which(&texts, "Text", "txt")),
            ask_folder: Box::new(move || ask_folder(&folders)),
            open: Box::new(move |path| {
                opening
                    .opener()
                    .open_path(path.to_string_lossy(), None::<&str>)
                    .map_err(|error| error.to_string())
            }),
        }
    }

    /// Asks where a file of this name goes, a PDF, a page or a text; `None` when the person thought better of it.
    pub fn ask_where(&self, file_name: &str) -> Result<Option<PathBuf>, Problem> {
        (self.ask_where)(file_name)
    }

    /// Asks which PDF to read; `None` when the person thought better of it.
    pub fn ask_which(&self) -> Result<Option<PathBuf>, Problem> {
        (self.ask_which)()
    }

    /// Asks which text file to read; `None` when the person thought better of it.
    pub fn ask_which_text(&self) -> Result<Option<PathBuf>, Problem> {
        (self.ask_which_text)()
    }

    /// Asks which folder is meant; `None` when the person thought better of it.
    pub fn ask_folder(&self) -> Result<Option<PathBuf>, Problem> {
        (self.ask_folder)()
    }

    /// Opens a file in the system's viewer.
    pub fn open(&self, path: &Path) -> Result<(), String> {
        (self.open)(path)
    }
}

fn ask_where<R: Runtime>(app: &AppHandle<R>, file_name: &str) -> Result<Option<PathBuf>, Problem> {
    let (kind, ending) = match file_name.rsplit_once('.') {
        Some((_, "html")) => ("Page", "html"),
        Some((_, "txt")) => ("Text", "txt"),
        _ => ("PDF", "pdf"),
    };
    let Some(chosen) = app
        .dialog()
        .file()
        .set_file_name(file_name)
        .add_filter(kind, &[ending])
        .blocking_save_file()
    else {
        return Ok(None);
    };
    chosen.into_path().map(Some).map_err(|_| Problem {
        code: Code::System,
        message:
            "That place cannot be written to as a file. Choose a folder on this laptop or a drive."
                .to_owned(),
        fields: Vec::new(),
    })
}

fn ask_which<R: Runtime>(
    app: &AppHandle<R>,
    kind: &str,
    ending: &str,
) -> Result<Option<PathBuf>, Problem> {
    let Some(chosen) = app
        .dialog()
        .file()
        .add_filter(kind, &[ending])
        .blocking_pick_file()
    else {
        return Ok(None);
    };
    chosen.into_path().map(Some).map_err(|_| Problem {
        code: Code::System,
        message: "That is no file on this laptop. Save it to a folder first, then choose it there."
            .to_owned(),
        fields: Vec::new(),
    })
}

fn ask_folder<R: Runtime>(app: &AppHandle<R>) -> Result<Option<PathBuf>, Problem> {
    let Some(chosen) = app.dialog().file().blocking_pick_folder() else {
        return Ok(None);
    };
    chosen.into_path().map(Some).map_err(|_| Problem {
        code: Code::System,
        message: "That is no folder on this laptop or a drive of it. Choose another.".to_owned(),
        fields: Vec::new(),
    })
}
