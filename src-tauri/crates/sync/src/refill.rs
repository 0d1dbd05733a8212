//! Setting sync up, and filling a place again that lost what it held. Both are what a person decides, never an exchange.

use crate::epochs::{self, EPOCH_OBJECT};
use crate::facts::Facts;
use crate::names::service_prefix;
use crate::place::Place;
use crate::trouble::Trouble;
use domain::ids::LaptopId;
use domain::service::EpochStarted;
use store::{Keys, Random, Store};

/// Sets sync up on the first laptop: the key that names documents, the recipient for the recovery code, and the first epoch,
/// whose wrapped key is put into the place so that the place is this service's from now on. `keys` must hold the root key.
///
/// Answers the event that tells the others. A place that holds another service already is fine; one of ours is gone on with.
pub fn set_up(
    store: &Store,
    place: &Place,
    keys: &Keys,
    laptops: &[(LaptopId, String)],
    random: &mut Random<'_>,
) -> Result<EpochStarted, Trouble> {
    if !keys.hold_root() {
        return Err(Trouble::RootNeeded);
    }
    let service = store.identity()?.service;
    place.list(&service_prefix(service))?;
    epochs::found(store, keys, random)?;
    let started = epochs::start_epoch(store, laptops, random)?;
    send_epochs(store, place)?;
    Ok(started)
}

/// Takes a place as the one to meet at from now on, whatever was in it or in another before: everything this laptop holds is put
/// there, by the next exchanges, under this laptop's own name. For a place that was emptied or put back, or a new one.
///
/// Events, certificates, epochs' keys and documents; the recovery object is the caller's to put.
pub fn refill(store: &Store, place: &Place) -> Result<(), Trouble> {
    let mut facts = Facts::read(store)?;
    for object in store.acknowledged()? {
        store.forget_outgoing(&object.name)?;
    }
    store.push_documents_again()?;
    facts.shown.clear();
    facts.far.clear();
    facts.findings.clear();
    facts.stated = None;
    facts.fill = true;
    facts.write(store)?;
    send_epochs(store, place)
}

/// Every epoch's wrapped key, as it came or was made: equal bytes under their own names.
fn send_epochs(store: &Store, place: &Place) -> Result<(), Trouble> {
    for name in store.secret_names(EPOCH_OBJECT)? {
        if let (Some(bytes), Some(name)) = (store.secret(&name)?, name.strip_prefix(EPOCH_OBJECT)) {
            place.put(name, &bytes)?;
        }
    }
    Ok(())
}
