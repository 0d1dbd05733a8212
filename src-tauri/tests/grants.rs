//! The window can call exactly the commands it was granted.
//!
//! Runs on Tauri's mock runtime with the real configuration, commands and access lists, and no display.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;
use shell::{commands, startup::Startup};
use tauri::{
    WebviewWindow,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};

#[test]
fn a_granted_command_answers() {
    let app = app();
    let answer = ask(&window(&app, "main"), "about").expect("`about` is granted to the window");
    assert_eq!(answer["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(answer["demonstration"], true);
}

#[test]
fn a_command_without_a_grant_is_refused() {
    let app = app();
    // The command exists and is the one answered above; only the grant is missing here.
    let refusal = ask(&window(&app, "other"), "about").expect_err("only `main` has grants");
    assert!(refusal.to_string().contains("not allowed"), "{refusal}");
}

#[test]
fn what_plugins_can_do_is_refused_to_the_window() {
    let app = app();
    let window = window(&app, "main");
    for command in [
        "plugin:opener|open_path",
        "plugin:dialog|open",
        "plugin:window|close",
    ] {
        let refusal = ask(&window, command).expect_err("no plugin is granted to the window");
        assert!(
            refusal.to_string().contains("not allowed"),
            "{command}: {refusal}"
        );
    }
}

#[test]
fn every_command_is_declared_and_granted_once() {
    let declared: BTreeSet<String> = commands::names::COMMANDS
        .iter()
        .map(|&name| name.to_owned())
        .collect();
    assert_eq!(
        declared,
        granted(),
        "declared in commands::names, granted in capabilities/main.json"
    );
    assert_eq!(
        declared,
        registered(),
        "declared in commands::names, registered in commands::builder"
    );
}

fn app() -> tauri::App<MockRuntime> {
    mock_builder()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(Startup {
            data: "/nowhere".into(),
            demonstration: true,
        })
        .invoke_handler(commands::builder::<MockRuntime>().invoke_handler())
        .build(shell::context())
        .expect("the program can be built on the mock runtime")
}

fn window(app: &tauri::App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    use tauri::Manager;
    app.get_webview_window(label).unwrap_or_else(|| {
        tauri::WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default())
            .build()
            .expect("the mock runtime makes windows")
    })
}

fn ask(window: &WebviewWindow<MockRuntime>, command: &str) -> Result<Value, Value> {
    let origin = if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    };
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: origin.parse().expect("the origin is an address"),
        body: InvokeBody::default(),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("answers are JSON"))
}

fn granted() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities/main.json");
    let text = fs::read_to_string(file).expect("the capability file is there");
    let capability: Value = serde_json::from_str(&text).expect("the capability file is JSON");
    let permissions = capability["permissions"]
        .as_array()
        .expect("permissions are a list");
    permissions
        .iter()
        .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
        .map(|name| name.replace('-', "_"))
        .collect()
}

/// What the handler really answers to: the generated types are the only list of the typed ones.
fn registered() -> BTreeSet<String> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("bindings.ts");
    shell::write_bindings(&file).expect("every command's types can be said in TypeScript");
    let text = fs::read_to_string(file).expect("the file was just written");
    // `about: () => __TAURI_INVOKE<About>("about"),`, or the call inside `typedError<…>(…)`.
    text.lines()
        .filter_map(|line| line.split_once("__TAURI_INVOKE")?.1.split_once("(\""))
        .filter_map(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()))
        .chain(commands::RAW.iter().map(|&name| name.to_owned()))
        .collect()
}
