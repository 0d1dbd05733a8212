//! A service with fixed keys, and its reports.

use check_code::{Link, Pin, SIGNED_PREFIX, codes, seal, signed_text};
use domain::ids::{LaptopId, LogId, ServiceId};
use domain::report::ReportContent;
use ed25519_dalek::{Signer, SigningKey};
use uuid::Uuid;

pub(crate) const NAME: &str = "Hedge End Work Clinic";
pub(crate) const TELEPHONE: &str = "01632 960123";

pub(crate) fn report(name: &str) -> ReportContent {
    let json = match name {
        "one" => include_str!("../../../../../tests/golden/check/one.json"),
        _ => include_str!("../../../../../tests/golden/check/two.json"),
    };
    domain::report::parse(json).expect("the golden report reads")
}

pub(crate) fn service() -> ServiceId {
    ServiceId(Uuid::from_u128(0x5e))
}

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub(crate) fn pin() -> Pin {
    Pin {
        name: NAME.to_owned(),
        telephone: TELEPHONE.to_owned(),
        root_public_key: key(1).verifying_key().to_bytes(),
    }
}

/// The chain from `keys[0]`, the root, to the last, which signs.
pub(crate) fn chain(keys: &[u8]) -> Vec<Link> {
    keys.windows(2)
        .map(|pair| {
            let id = Uuid::from_u128(u128::from(pair[1]));
            let mut link = Link {
                log: LogId(id),
                laptop: LaptopId(id),
                public_key: key(pair[1]).verifying_key().to_bytes(),
                certificate: [0; 64],
            };
            link.certificate = key(pair[0]).sign(&link.statement(service())).to_bytes();
            link
        })
        .collect()
}

pub(crate) fn sign(seed: u8, sealed: &[u8]) -> [u8; 64] {
    key(seed).sign(&[SIGNED_PREFIX, sealed].concat()).to_bytes()
}

/// The codes of a text by these keys, the root first.
pub(crate) fn codes_of(text: &str, keys: &[u8], address: &str) -> Vec<String> {
    let sealed = seal(text, service(), &chain(keys)).expect("short enough");
    let signer = *keys.last().expect("a key that signs");
    codes(&sealed, &sign(signer, &sealed), address).expect("short enough")
}

pub(crate) fn codes_for(content: &ReportContent) -> Vec<String> {
    codes_of(&text_of(content), &[1, 2], "https://check.example/p")
}

pub(crate) fn text_of(content: &ReportContent) -> String {
    signed_text(NAME, TELEPHONE, content)
}

/// A laptop's certificate as it stands on any paper, then a key of the forger's own that the laptop never vouched for.
pub(crate) fn stranger_behind_a_laptop() -> Vec<String> {
    let links = [&chain(&[1, 2])[..], &chain(&[9, 8])[..]].concat();
    let sealed = seal(&text_of(&report("one")), service(), &links).expect("short enough");
    codes(&sealed, &sign(8, &sealed), "").expect("short enough")
}
