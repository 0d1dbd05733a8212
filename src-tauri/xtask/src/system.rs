//! Installs missing system packages on Debian and Ubuntu.

use std::{
    io::{IsTerminal, Write, stdin, stdout},
    process::Command,
};

use anyhow::{Result, bail};

use crate::step::{exists, output, quietly, step};

/// What building the window program takes.
pub(crate) const TO_BUILD: &[&str] = &[
    "build-essential",
    "libwebkit2gtk-4.1-dev",
    // OpenSSL, inside SQLCipher, is configured by Perl.
    "perl",
    "pkg-config",
];

/// What building `stepwell-cli` takes: no window, so no web view.
pub(crate) const TO_BUILD_CLI: &[&str] = &["build-essential", "perl", "pkg-config"];

/// What the tests take beside [`TO_BUILD`].
pub(crate) const TO_TEST: &[&str] = &[
    "dbus",
    "fonts-noto-core",
    "libjaxb-java",
    "poppler-utils",
    "qpdf",
    "webkit2gtk-driver",
    "xauth",
    "xvfb",
];

/// Programs any of which will do, and the package to take when there is none: people have their
/// own browser or Java, and installing a second one would be rude.
const ANY_OF: &[(&[&str], &str)] = &[
    (
        &["chromium", "chromium-browser", "google-chrome"],
        "chromium",
    ),
    // A compiler too: the few lines that ask veraPDF are run from their source.
    (&["javac"], "default-jdk-headless"),
    (&["python3"], "python3"),
    (&["pip", "pip3"], "python3-pip"),
];

/// The packages of `wanted` that are not installed, and those programs tests need that are missing.
pub(crate) fn missing_to_test() -> Vec<&'static str> {
    let mut missing = missing(TO_BUILD);
    missing.extend(self::missing(TO_TEST));
    for (programs, package) in ANY_OF {
        if !programs.iter().any(|program| exists(program)) {
            missing.push(package);
        }
    }
    missing
}

/// The packages of `wanted` that dpkg does not have installed.
pub(crate) fn missing(wanted: &[&'static str]) -> Vec<&'static str> {
    wanted
        .iter()
        .copied()
        .filter(|package| {
            let status =
                output(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Abbrev}", package]));
            !status.is_some_and(|status| status.starts_with("ii"))
        })
        .collect()
}

/// Installs `packages` with apt, asking first when there is a person to ask.
///
/// # Errors
/// When this is not Debian or Ubuntu, the person says no, or apt fails.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if !exists("apt-get") {
        // Elsewhere dpkg knows nothing, so all of them look missing; the build says what really is.
        println!(
            "This is not Debian or Ubuntu. What these packages hold has to be there already: {list}"
        );
        return Ok(());
    }
    println!("Stepwell needs these system packages, which are not installed: {list}");
    if stdin().is_terminal() && !agreed()? {
        bail!("Nothing was installed. To do it yourself: sudo apt-get install {list}");
    }
    // A list of packages that is weeks old names files the mirrors no longer have. Without a
    // network the old list may still do, so a failure here is not the end.
    if let Err(error) = step(
        "Fetch the list of system packages",
        &mut apt(&["update", "-q"])?,
    ) {
        println!(
            "The list of packages could not be fetched ({error}); going on with the one at hand."
        );
    }
    let mut install = apt(&[
        "install",
        "-q",
        "-y",
        "--no-install-recommends",
        // Without a terminal of its own dpkg draws no progress bars into a log.
        "-o",
        "Dpkg::Use-Pty=0",
    ])?;
    step("Install system packages", install.args(packages))
}

fn agreed() -> Result<bool> {
    print!("Install them now with apt? [Y/n] ");
    stdout().flush()?;
    let mut answer = String::new();
    // Zero bytes is the end of the input: nobody said yes.
    let read = stdin().read_line(&mut answer)?;
    Ok(read > 0 && matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}

fn apt(arguments: &[&str]) -> Result<Command> {
    let root = output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let mut command = if root {
        Command::new("env")
    } else if exists("sudo") {
        quietly(Command::new("sudo").arg("-v"))?;
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    } else {
        bail!("Installing system packages takes root, and there is no sudo here.");
    };
    command
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .args(arguments);
    Ok(command)
}
