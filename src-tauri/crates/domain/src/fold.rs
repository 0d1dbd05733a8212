//! From events to what is known now: walks one subject's events in fold order.

use crate::differences::Said;
use crate::event::{Decoded, Event, decode};
use crate::header::{Header, StoredEvent};
use crate::ids::EventId;
use crate::order::{Ordered, causal};
use crate::versions::Versions;

/// What holds of any subject, whatever it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// What the next event about this subject names in `after`.
    pub heads: Vec<EventId>,
    /// Kinds this program could not read. They are kept.
    pub unread: Vec<String>,
    /// A critical kind could not be read: nothing may be written until the program is updated.
    pub read_only: bool,
    /// Payloads removed by a recorded erasure.
    pub erased: usize,
    /// Events others had seen and that have not arrived here yet.
    pub missing: usize,
}

/// One event in its place.
pub(crate) struct Told<'a, 'b> {
    pub(crate) order: &'b Ordered<'a>,
    pub(crate) place: usize,
    pub(crate) header: &'a Header,
}

impl Told<'_, '_> {
    /// Sets a field as this event does.
    pub(crate) fn set<T: PartialEq + Clone>(&self, field: &mut Versions<T>, value: T) {
        field.set(self.order, self.place, self.header, value);
    }

    /// Who made this event, where and when.
    pub(crate) fn said(&self) -> Said {
        Said {
            by: self.header.author.name.clone(),
            at: self.header.recorded_at,
            site: self.header.site,
            laptop: self.header.laptop,
            event: self.header.id,
        }
    }

    /// Takes back what this event's author had seen of a field.
    pub(crate) fn unset<T: PartialEq + Clone>(&self, field: &mut Versions<T>) {
        field.unset(self.order, self.place);
    }
}

/// Calls `tell` for each readable event in fold order.
pub(crate) fn fold(events: &[StoredEvent], mut tell: impl FnMut(&Told<'_, '_>, Event)) -> Known {
    let order = causal(events);
    let mut known = Known {
        heads: order.heads.clone(),
        missing: order.missing,
        ..Known::default()
    };
    for (place, event) in order.events.iter().enumerate() {
        let header = &event.header;
        let Some(payload) = &event.payload else {
            known.erased += 1;
            continue;
        };
        match decode(&header.kind, header.version, payload) {
            Decoded::Known(event) => tell(
                &Told {
                    order: &order,
                    place,
                    header,
                },
                *event,
            ),
            Decoded::Unknown { kind } => {
                known.read_only |= header.critical;
                known.unread.push(kind);
            }
        }
    }
    known
}
