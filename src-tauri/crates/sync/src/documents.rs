//! Documents in the shared place: pushed before the events that name them, fetched when somebody opens one, or in the
//! background within a limit.
//!
//! An object's content is the media type, a line end, and the document's bytes. Its name is made from the document's hash with a
//! key of the service, so that nobody else can tell which document it is.

use crate::epochs::Epochs;
use crate::names::{document_name, document_prefix, read_document_name};
use crate::object::{self, Header, Kind, Trust};
use crate::place::Place;
use crate::trouble::Trouble;
use store::{Document, DocumentHash, Store, StoreError};

const MEDIA_TYPE_BYTES_MAX: usize = 200;

/// Seals a document of this laptop: its name and its object.
pub(crate) fn seal(
    store: &Store,
    epochs: &Epochs,
    document: &Document,
) -> Result<(String, Vec<u8>), Trouble> {
    let identity = store.identity()?;
    let (epoch, recipient) = epochs.current()?;
    let header = Header {
        service: identity.service,
        writer: identity.log,
        epoch,
        log: None,
        from: None,
        to: None,
        counter: None,
    };
    let mut content = document.media_type.clone().into_bytes();
    content.push(b'\n');
    content.extend_from_slice(&document.bytes);
    let recipients = [recipient.clone()];
    let (bytes, hash) = object::seal(store, Kind::Document, &header, &recipients, &content)?;
    let keyed = epochs.keyed_name(&document.hash().0);
    let name = document_name(identity.service, &keyed, identity.log, hash);
    Ok((name, bytes))
}

/// Fetches one document from the place and keeps it. One that is here already is left as it is.
///
/// [`Trouble::DocumentNotThere`]: nobody has put it there yet, or what lies there cannot be read.
pub fn fetch_document(store: &Store, place: &Place, hash: DocumentHash) -> Result<(), Trouble> {
    let trust = crate::exchange::trust(store, &crate::Protections::default())?;
    let epochs = Epochs::read(store)?;
    fetch(store, place, &trust, &epochs, hash)
}

pub(crate) fn fetch(
    store: &Store,
    place: &Place,
    trust: &Trust,
    epochs: &Epochs,
    hash: DocumentHash,
) -> Result<(), Trouble> {
    if store.has_document(hash)? {
        return Ok(());
    }
    let Some(document) = find(place, trust, epochs, hash)? else {
        return Err(Trouble::DocumentNotThere);
    };
    match store.put_document(&document) {
        Ok(()) => Ok(()),
        Err(StoreError::DocumentNotWanted) => Err(Trouble::DocumentNotThere),
        Err(error) => Err(error.into()),
    }
}

/// Whether the place has a copy of the document that can be read.
pub(crate) fn is_there(
    place: &Place,
    trust: &Trust,
    epochs: &Epochs,
    hash: DocumentHash,
) -> Result<bool, Trouble> {
    Ok(find(place, trust, epochs, hash)?.is_some())
}

/// The first copy in the place that can be read.
fn find(
    place: &Place,
    trust: &Trust,
    epochs: &Epochs,
    hash: DocumentHash,
) -> Result<Option<Document>, Trouble> {
    let keyed = epochs.keyed_name(&hash.0);
    for listed in place.list(&document_prefix(trust.service, &keyed))? {
        let Some((writer, short)) = read_document_name(&listed.name) else {
            continue;
        };
        let Some(bytes) = place.get(&listed.name)? else {
            continue;
        };
        let Ok(checked) = object::check(trust, Kind::Document, writer, short, &bytes) else {
            continue;
        };
        let identity = epochs.identities.get(&checked.header.epoch);
        let plain = identity.and_then(|identity| checked.open(identity));
        let document = plain.and_then(|plain| read(&plain));
        if let Some(document) = document.filter(|document| document.hash() == hash) {
            return Ok(Some(document));
        }
    }
    Ok(None)
}

fn read(content: &[u8]) -> Option<Document> {
    let end = content
        .iter()
        .take(MEDIA_TYPE_BYTES_MAX)
        .position(|byte| *byte == b'\n')?;
    Some(Document {
        media_type: String::from_utf8(content[..end].to_vec()).ok()?,
        bytes: content[end + 1..].to_vec(),
    })
}
