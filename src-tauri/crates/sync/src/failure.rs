//! What a place's error means to a person.

use crate::trouble::Trouble;
use object_store::Error;
use std::error::Error as StdError;
use std::io;
use std::sync::Arc;

/// What was being done when it failed: the same refusal means another thing when reading worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    Listing,
    Reading,
    Writing,
}

/// Words in answers and error chains that say what the type does not. Lower case; S3's, Azure's and rustls' own.
const CLOCK: &[&str] = &[
    "requesttimetooskewed",
    "requestexpired",
    "request date header too old",
    "date is too old",
    "signature not valid in the specified time frame",
];
const CREDENTIALS: &[&str] = &[
    "invalidaccesskeyid",
    "no such key: gk",
    "signaturedoesnotmatch",
    "authenticationfailed",
    "authorizationfailure",
    "accessdenied",
    "401 unauthorized",
];
const NO_PLACE: &[&str] = &[
    "nosuchbucket",
    "bucket not found",
    "containernotfound",
    "invalidbucketname",
    "containerbeingdeleted",
];
const SPACE: &[&str] = &[
    "insufficientstorage",
    "507 insufficient",
    "quotaexceeded",
    "quota exceeded",
    "quota is reached",
    "no space left",
];
const CERTIFICATE: &[&str] = &["certificate", "unknownissuer"];
const UNREACHABLE: &[&str] = &[
    "error sending request",
    "connect",
    "timed out",
    "timeout",
    "dns",
    "503 ",
    "502 ",
    "504 ",
    "500 ",
    "serviceunavailable",
    "internalerror",
    "network",
];

/// Classifies an error of object_store. Looks at types first, then at what the place answered.
pub(crate) fn trouble(error: Error, doing: Doing) -> Trouble {
    if let Some(kind) = io_kind(&error)
        && let Some(trouble) = of_io(kind, doing)
    {
        return trouble;
    }
    let said = chain(&error);
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if says(CLOCK) {
        Trouble::ClockWrong
    } else if says(NO_PLACE) {
        Trouble::NoSuchPlace
    } else if says(SPACE) {
        Trouble::NoSpace
    } else if matches!(error, Error::PermissionDenied { .. }) && doing == Doing::Writing {
        // Every exchange lists before it writes, so the keys themselves are good.
        Trouble::ReadOnly
    } else if matches!(
        error,
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. }
    ) || says(CREDENTIALS)
    {
        Trouble::WrongCredentials
    } else if says(CERTIFICATE) {
        Trouble::Certificate
    } else if matches!(error, Error::NotFound { .. }) {
        Trouble::NoSuchPlace
    } else if says(UNREACHABLE) {
        Trouble::Unreachable
    } else {
        Trouble::Unexpected(Arc::new(error))
    }
}

fn of_io(kind: io::ErrorKind, doing: Doing) -> Option<Trouble> {
    use io::ErrorKind as Kind;
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the operating system has more kinds than we have answers"
    )]
    match kind {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Some(Trouble::NoSpace),
        Kind::ReadOnlyFilesystem => Some(Trouble::ReadOnly),
        Kind::PermissionDenied if doing == Doing::Writing => Some(Trouble::ReadOnly),
        Kind::PermissionDenied => Some(Trouble::WrongCredentials),
        Kind::NotFound | Kind::NotADirectory => Some(Trouble::NoSuchPlace),
        Kind::HostUnreachable
        | Kind::NetworkUnreachable
        | Kind::NetworkDown
        | Kind::TimedOut
        | Kind::ConnectionRefused
        | Kind::ConnectionReset
        | Kind::ConnectionAborted
        | Kind::NotConnected
        | Kind::BrokenPipe
        | Kind::StaleNetworkFileHandle
        | Kind::ResourceBusy => Some(Trouble::Unreachable),
        _ => None,
    }
}

/// The kind of the innermost operating-system error; one made by a library (a TLS failure, say) is passed by.
fn io_kind(error: &Error) -> Option<io::ErrorKind> {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    let mut kind = None;
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<io::Error>()
            && found.raw_os_error().is_some()
        {
            kind = Some(found.kind());
        }
        next = error.source();
    }
    kind
}

fn chain(error: &Error) -> String {
    let mut said = String::new();
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = next {
        said.push_str(&error.to_string().to_lowercase());
        said.push('\n');
        next = error.source();
    }
    said
}
