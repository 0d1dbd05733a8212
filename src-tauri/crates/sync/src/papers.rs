//! Documents in an exchange: sent before the events that name them, fetched in the background, and sent again when the place
//! lost one.
//!
//! No exchange lists them, so that one is gone is only found by whoever looks for it: that laptop says so in its statement, and
//! whoever holds the document looks, and puts it there again.

use crate::compare;
use crate::documents;
use crate::exchange::Work;
use crate::progress::Progress;
use crate::trouble::Trouble;
use std::collections::BTreeSet;
use store::{DocumentHash, StoreError};

/// Documents are sent this many at a time, and fetched in the background this many in one exchange.
const AT_ONCE: usize = 16;
/// What documents fetched in the background come to in one exchange; a larger one is fetched when somebody opens it.
const BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Documents lie where no exchange lists them, so one that comes late is only found by looking.
const LOOK_AGAIN_MS: u64 = 15 * 60 * 1000;
/// A statement asks for so many at most; the rest are asked for when those have come.
const ASKED_MAX: usize = 64;
/// So many that were not found are remembered. More are looked for again sooner than need be.
const REMEMBERED_MAX: usize = 1000;

impl Work<'_> {
    pub(crate) fn push_documents(&mut self) -> Result<(), Trouble> {
        let (store, place) = (self.exchange.store, self.exchange.place);
        let mut done = 0;
        // A document that is damaged here holds up no other; checking the record says that it is.
        let mut damaged: BTreeSet<DocumentHash> = BTreeSet::new();
        loop {
            self.go_on()?;
            let waiting = store.documents_to_push(AT_ONCE + damaged.len())?;
            let waiting: Vec<_> = waiting
                .iter()
                .filter(|named| !damaged.contains(&named.hash))
                .collect();
            if waiting.is_empty() {
                return Ok(());
            }
            let of = done + waiting.len() as u64;
            for named in waiting {
                (self.exchange.progress)(Progress::Documents { done, of });
                done += 1;
                let document = match store.document(named.hash) {
                    Ok(document) => document,
                    Err(StoreError::DocumentDamaged) => {
                        damaged.insert(named.hash);
                        continue;
                    }
                    Err(error) => return Err(error.into()),
                };
                let (name, bytes) = documents::seal(store, &self.epochs, &document)?;
                place.put(&name, &bytes)?;
                store.document_pushed(named.hash)?;
            }
        }
    }

    /// Marks for sending what others looked for in vain, is here, and is not in the place.
    pub(crate) fn find_missing_documents(&mut self) -> Result<(), Trouble> {
        let (store, place) = (self.exchange.store, self.exchange.place);
        for (log, _, statement) in compare::others(store)? {
            let counter = store.statement(log)?.map_or(0, |kept| kept.counter);
            let answered = self.facts.documents_answered.get(&log).copied();
            if answered.is_some_and(|last| last >= counter) {
                continue;
            }
            let asked = statement.documents_missing.iter().take(ASKED_MAX);
            for hash in asked.filter_map(|text| DocumentHash::parse(text)) {
                self.go_on()?;
                let gone = store.has_document(hash)?
                    && !documents::is_there(place, &self.trust, &self.epochs, hash)?;
                if gone {
                    store.push_document_again(hash)?;
                }
            }
            self.facts.documents_answered.insert(log, counter);
        }
        Ok(())
    }

    /// What the others are told to be missing in the place.
    pub(crate) fn documents_to_ask_for(&mut self) -> Result<Vec<String>, Trouble> {
        self.forget_documents_that_came()?;
        let missing = self.facts.documents_missing.keys();
        Ok(missing.take(ASKED_MAX).cloned().collect())
    }

    fn forget_documents_that_came(&mut self) -> Result<(), Trouble> {
        let store = self.exchange.store;
        let mut came = Vec::new();
        for text in self.facts.documents_missing.keys() {
            let hash = DocumentHash::parse(text);
            if hash.map_or(Ok(true), |hash| store.has_document(hash))? {
                came.push(text.clone());
            }
        }
        for text in came {
            self.facts.documents_missing.remove(&text);
        }
        Ok(())
    }

    /// Documents from elsewhere, the smallest first, within the limit. What was not found lately holds up nothing else.
    pub(crate) fn fetch_documents(&mut self) -> Result<(), Trouble> {
        self.forget_documents_that_came()?;
        let (store, place) = (self.exchange.store, self.exchange.place);
        let now_ms = self.now_ms();
        let missing = &self.facts.documents_missing;
        let lately = |hash: &DocumentHash| {
            let looked = missing.get(&hash.to_string());
            looked.is_some_and(|at_ms| now_ms.abs_diff(*at_ms) < LOOK_AGAIN_MS)
        };
        let mut wanted = store.documents_wanted(AT_ONCE + missing.len(), BYTES_MAX)?;
        wanted.retain(|named| !lately(&named.hash));
        wanted.truncate(AT_ONCE);
        let of = wanted.len() as u64;
        let mut bytes = 0;
        for (done, named) in (0u64..).zip(&wanted) {
            bytes += named.bytes;
            if bytes > BYTES_MAX {
                break;
            }
            self.go_on()?;
            (self.exchange.progress)(Progress::Documents { done, of });
            match documents::fetch(store, place, &self.trust, &self.epochs, named.hash) {
                Ok(()) => {
                    self.facts.documents_missing.remove(&named.hash.to_string());
                }
                Err(Trouble::DocumentNotThere) => self.note_missing(named.hash, now_ms),
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(())
    }

    fn note_missing(&mut self, hash: DocumentHash, now_ms: u64) {
        let missing = &mut self.facts.documents_missing;
        if missing.len() < REMEMBERED_MAX {
            missing.insert(hash.to_string(), now_ms);
        }
    }
}
