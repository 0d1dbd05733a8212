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
    /// What stood there when its author set it; `None`: nothing that has reached this laptop.
    pub before: Option<T>,
    place: usize,
}

/// The values nobody has yet settled: one in peace, several where authors had not seen each other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions<T> {
    standing: Vec<Version<T>>,
    /// Values that another took the place of, each with the place it was set at; in fold order.
    replaced: Vec<(usize, T)>,
}

impl<T> Default for Versions<T> {
    fn default() -> Self {
        Self {
            standing: Vec::new(),
            replaced: Vec::new(),
        }
    }
}

impl<T: PartialEq + Clone> Versions<T> {
    /// Sets the value as the event at `place` does: it replaces what its author had seen and stands beside the rest.
    pub fn set(&mut self, order: &Ordered<'_>, place: usize, header: &Header, value: T) {
        let (replaced, standing) = std::mem::take(&mut self.standing)
            .into_iter()
            .partition(|old| old.place == place || order.saw(place, old.place));
        self.standing = standing;
        self.replaced
            .extend(Vec::into_iter(replaced).map(|old: Version<T>| (old.place, old.value)));
        let seen = self
            .replaced
            .iter()
            .filter(|(old, _)| order.saw(place, *old));
        let before = seen
            .max_by_key(|(old, _)| *old)
            .map(|(_, value)| value.clone());
        self.standing.push(Version {
            value,
            by: header.author.name.clone(),
            at: header.recorded_at,
            site: header.site,
            laptop: header.laptop,
            event: header.id,
            before,
            place,
        });
    }

    /// The value shown: the last in fold order.
    pub fn get(&self) -> Option<&T> {
        self.standing.last().map(|version| &version.value)
    }

    /// Different values stand side by side and a person has to choose.
    pub fn differs(&self) -> bool {
        self.standing
            .iter()
            .any(|version| version.value != self.standing[0].value)
    }

    pub fn all(&self) -> &[Version<T>] {
        &self.standing
    }

    /// What stands and the author of the event at `place` had not seen.
    pub(crate) fn unseen(
        &self,
        order: &Ordered<'_>,
        place: usize,
    ) -> impl Iterator<Item = &Version<T>> {
        let seen = move |old: &Version<T>| order.saw(place, old.place);
        self.standing.iter().filter(move |old| !seen(old))
    }

    /// Takes back what the author of the event at `place` had seen; what was set apart from it stands.
    pub fn unset(&mut self, order: &Ordered<'_>, place: usize) {
        self.standing.retain(|old| !order.saw(place, old.place));
    }
}
