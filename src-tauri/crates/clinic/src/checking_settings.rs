//! What is set for those who check a paper: whom they ring, where the page stands, and the page itself.

use crate::forms::CheckingForm;
use crate::papers::write;
use crate::problem::Result;
use crate::read::Reading;
use crate::service::administrator;
use crate::session::{Clinic, With};
use crate::views::CheckingView;
use domain::service::{ServiceChanged, ServiceField};
use std::path::Path;

/// An address longer than this makes a code too large to read off paper [I].
const ADDRESS_CHARS_MAX: usize = 120;

impl Clinic {
    /// What is set.
    pub fn checking_settings(&self) -> Result<CheckingView> {
        let session = self.session()?;
        let (service, _) = session.service()?;
        let text = |value: Option<&String>| value.cloned().unwrap_or_default();
        Ok(CheckingView {
            form: CheckingForm {
                telephone: text(service.telephone.get()),
                address: text(service.check_address.get()),
            },
            service_key: session.pin()?.key_text(),
            differs: service.telephone.differs() || service.check_address.differs(),
        })
    }

    /// Sets it, for reports issued from now on. By an administrator.
    pub fn set_checking(&self, form: &CheckingForm) -> Result<CheckingView> {
        let session = self.session()?;
        let (service, seen) = session.service()?;
        administrator(&service, session.user)?;
        let mut reading = Reading::default();
        let telephone = read_telephone(&mut reading, &form.telephone);
        let address = read_address(&mut reading, &form.address);
        let (telephone, address) = reading.done(Some((telephone, address)))?;
        let mut set = Vec::new();
        if service.telephone.get() != Some(&telephone) {
            set.push(ServiceField::Telephone(telephone));
        }
        if service.check_address.get() != Some(&address) {
            set.push(ServiceField::CheckAddress(address));
        }
        if !set.is_empty() {
            session.record(seen, vec![ServiceChanged { set }.into()], With::default())?;
        }
        self.checking_settings()
    }

    /// Writes the checking page of this service. It holds its name, number and public key, and nothing secret.
    pub fn save_checking_page(&self, to: &Path) -> Result<()> {
        let page = check_code::page::fill(&[self.session()?.pin()?]);
        write(to, page.as_bytes())
    }
}

/// Digits as people write them; empty is none.
fn read_telephone(reading: &mut Reading, typed: &str) -> String {
    let number = reading.text("telephone", typed);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let fits = number
        .chars()
        .all(|c| c.is_ascii_digit() || " +()-".contains(c) || c.is_ascii_lowercase())
        && (6..=18).contains(&digits)
        && number.chars().count() <= 40;
    if !number.is_empty() && !fits {
        reading.wrong(
            "telephone",
            "Enter a telephone number, such as 01632 960001 or 01632 960001 ext 12, or leave it empty",
        );
    }
    number
}

/// An address that can stand before a `#` and in a QR code; empty is none.
fn read_address(reading: &mut Reading, typed: &str) -> String {
    let address = reading.text("address", typed);
    if address.is_empty() {
        return address;
    }
    let Some(rest) = address.strip_prefix("https://") else {
        reading.wrong(
            "address",
            "Enter an address that begins with https://, such as https://example.nhs.uk/check: others can be changed on the way",
        );
        return address;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let host_fits = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-' || b == b':');
    let rest_fits = rest
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-._~/:%".contains(&b));
    if !host_fits || !rest_fits || address.chars().count() > ADDRESS_CHARS_MAX {
        reading.wrong(
            "address",
            "Enter the whole address of the page without spaces, ? or #, 120 characters at most, such as https://example.nhs.uk/check",
        );
    }
    address
}
