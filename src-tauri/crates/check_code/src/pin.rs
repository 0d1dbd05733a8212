//! A service whose papers the reader knows.

use serde::{Deserialize, Serialize};

/// The service root's public key, which came to the reader by another way than the paper, and what to call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Empty: the name in the signed text is shown.
    pub name: String,
    /// Empty: the number in the signed text is shown.
    pub telephone: String,
    /// Ed25519.
    pub root_public_key: [u8; 32],
}

/// A [`Pin`] as it stands in the page, and in files that hand it on.
#[derive(Serialize, Deserialize)]
pub(crate) struct WrittenPin {
    name: String,
    telephone: String,
    /// 64 hexadecimal digits.
    root: String,
}

impl Pin {
    /// A key alone, 64 hexadecimal digits in either case; `None` for anything else.
    pub fn of_key(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() != 64 {
            return None;
        }
        let mut key = [0; 32];
        for (byte, digits) in key.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let digit = |at: usize| char::from(digits[at]).to_digit(16);
            *byte = u8::try_from(digit(0)? << 4 | digit(1)?).ok()?;
        }
        Some(Self {
            name: String::new(),
            telephone: String::new(),
            root_public_key: key,
        })
    }

    /// The key as 64 lower-case hexadecimal digits.
    pub fn key_text(&self) -> String {
        self.root_public_key
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    pub(crate) fn written(&self) -> WrittenPin {
        WrittenPin {
            name: self.name.clone(),
            telephone: self.telephone.clone(),
            root: self.key_text(),
        }
    }

    pub(crate) fn of_written(written: WrittenPin) -> Option<Self> {
        Some(Self {
            name: written.name,
            telephone: written.telephone,
            ..Self::of_key(&written.root)?
        })
    }
}
