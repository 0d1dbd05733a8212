//! What laptops are called on the sync screen.

use domain::ids::{LaptopId, LogId};
use domain::service_now::{Laptop, Service};

/// Looks laptops up in the service, by what wrote.
pub(super) struct Names<'a> {
    pub(super) service: &'a Service,
    pub(super) own: LaptopId,
}

impl Names<'_> {
    /// `Totton 1, Priya Nair’s`, or `this laptop`.
    pub(super) fn laptop(&self, id: LaptopId) -> String {
        if id == self.own {
            return "this laptop".to_owned();
        }
        self.service
            .laptop(id)
            .map_or_else(unknown, |laptop| self.called(laptop))
    }

    /// The laptop that writes or wrote a log.
    pub(super) fn log(&self, log: LogId) -> String {
        self.of_log(log)
            .map_or_else(unknown, |laptop| self.laptop(laptop.id))
    }

    pub(super) fn of_log(&self, log: LogId) -> Option<&Laptop> {
        self.service
            .laptops
            .iter()
            .find(|laptop| laptop.logs.contains(&log))
    }

    fn called(&self, laptop: &Laptop) -> String {
        let user = laptop.user.and_then(|user| self.service.user(user));
        match user.map(|user| user.shown_name().trim().to_owned()) {
            Some(name) if !name.is_empty() => format!("{}, {}", laptop.name, of_whom(&name)),
            Some(_) | None => laptop.name.clone(),
        }
    }
}

fn unknown() -> String {
    "a laptop not known here yet".to_owned()
}

/// `Priya Nair’s`, `Tom Jones’`.
fn of_whom(name: &str) -> String {
    if name.ends_with('s') {
        format!("{name}’")
    } else {
        format!("{name}’s")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn whose_it_is() {
        assert_eq!(super::of_whom("Priya Nair"), "Priya Nair’s");
        assert_eq!(super::of_whom("Tom Jones"), "Tom Jones’");
    }
}
