//! A field that people on different laptops may have set while apart.

use crate::header::Header;
use crate::ids::{EventId, LaptopId, SiteId};
use crate::order::Ordered;
use chrono::{DateTime, FixedOffset};

/// One value, and who set it when and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<T> {
    pub value: T,
    pub by: String,
    pub at: DateTime<FixedOffset>,
    /// Where its author was.
    pub site: SiteId,
    pub laptop: LaptopId,
    /// The event that set it.
    pub event: EventId,
    place: usize,
}

/// The values nobody has yet settled: one in peace, several where authors had not seen each other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions<T>(Vec<Version<T>>);

impl<T> Default for Versions<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Versions<T> {
    /// Sets the value as the event at `place` does: it replaces what its author had seen and stands beside the rest.
    pub fn set(&mut self, order: &Ordered<'_>, place: usize, header: &Header, value: T) {
        self.0
            .retain(|old| !(old.place == place || order.saw(place, old.place)));
        self.0.push(Version {
            value,
            by: header.author.name.clone(),
            at: header.recorded_at,
            site: header.site,
            laptop: header.laptop,
            event: header.id,
            place,
        });
    }

    /// The value shown: the last in fold order.
    pub fn get(&self) -> Option<&T> {
        self.0.last().map(|version| &version.value)
    }

    /// Different values stand side by side and a person has to choose.
    pub fn differs(&self) -> bool {
        self.0
            .iter()
            .any(|version| version.value != self.0[0].value)
    }

    pub fn all(&self) -> &[Version<T>] {
        &self.0
    }
}
