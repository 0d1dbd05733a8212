//! The shared place in memory, and one laptop's way to it with everything that can go wrong on that way.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use chrono::DateTime;
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use sync::object_store::{
    Attributes, CopyOptions, Error, GetOptions, GetResult, GetResultPayload, ListResult,
    MultipartUpload, ObjectMeta, ObjectStore, PutMultipartOptions, PutOptions, PutPayload,
    PutResult, Result, path::Path,
};

use crate::chance::Chance;

/// What is truly there.
#[derive(Clone, Default)]
pub(crate) struct Objects {
    pub(crate) kept: BTreeMap<String, Bytes>,
    /// Said to be written, and to appear later: a listing that lags behind.
    pub(crate) late: BTreeMap<String, Bytes>,
    /// Counts every change, so that two laptops can be known to have seen the same.
    pub(crate) version: u64,
}

#[derive(Clone, Default)]
pub(crate) struct Shared(Arc<Mutex<Objects>>);

impl Shared {
    pub(crate) fn objects(&self) -> MutexGuard<'_, Objects> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts the steps of one exchange, in the record and on the way to the place, and ends it at one of them.
#[derive(Clone)]
pub(crate) struct Life(Arc<AtomicU64>);

impl Life {
    pub(crate) const FOR_EVER: u64 = u64::MAX / 2;

    pub(crate) fn of(steps: u64) -> Self {
        Self(Arc::new(AtomicU64::new(steps)))
    }

    /// One step more; `false` from the last one on.
    pub(crate) fn step(&self) -> bool {
        let left = self
            .0
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                Some(left.saturating_sub(1))
            });
        left.is_ok_and(|left| left > 0)
    }

    pub(crate) fn over(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }
}

/// What goes wrong on one way to the place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults {
    /// The connection goes after so many requests.
    pub(crate) cut_after: Option<u64>,
    /// One request in so many fails.
    pub(crate) fails_one_in: Option<u64>,
    /// One object read in so many comes cut short, or with a bit turned over.
    pub(crate) tears_one_in: Option<u64>,
    /// One write in so many is said to have succeeded and shows later.
    pub(crate) late_one_in: Option<u64>,
    /// One write in so many leaves half the object there, and fails.
    pub(crate) half_one_in: Option<u64>,
    /// One listed object in so many is gone when it is asked for.
    pub(crate) gone_one_in: Option<u64>,
    /// One object in so many is kept from this laptop, the same ones as long as this number stays.
    pub(crate) hides: Option<(u64, u64)>,
    /// Writing fails for want of space.
    pub(crate) full: bool,
    pub(crate) shuffled: bool,
}

pub(crate) type Meanwhile = Box<dyn FnOnce() + Send>;

struct State {
    chance: Chance,
    requests: u64,
    /// Something another laptop does just before the request of this number.
    meanwhile: Option<(u64, Meanwhile)>,
}

pub(crate) struct Way {
    shared: Shared,
    life: Life,
    faults: Faults,
    state: Mutex<State>,
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Way")
    }
}

impl Display for Way {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Way")
    }
}

fn broken(what: &'static str) -> Error {
    Error::Generic {
        store: "simulated",
        source: Box::new(std::io::Error::new(
            std::io::ErrorKind::ConnectionReset,
            what,
        )),
    }
}

fn full() -> Error {
    Error::Generic {
        store: "simulated",
        source: Box::new(std::io::Error::from(std::io::ErrorKind::StorageFull)),
    }
}

fn hidden(name: &str, (one_in, number): (u64, u64)) -> bool {
    // By what the object is, not by its hash, which is another one each time.
    let what = name.rsplit_once('.').map_or(name, |(what, _)| what);
    let sum = what.bytes().fold(number, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u64::from(byte))
    });
    Chance::new(sum).one_in(one_in)
}

impl Way {
    pub(crate) fn new(
        shared: &Shared,
        life: &Life,
        faults: Faults,
        chance: Chance,
        meanwhile: Option<(u64, Meanwhile)>,
    ) -> Self {
        Self {
            shared: shared.clone(),
            life: life.clone(),
            faults,
            state: Mutex::new(State {
                chance,
                requests: 0,
                meanwhile,
            }),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One request more. Answers a number for this request's own chances.
    fn request(&self) -> Result<Chance> {
        let (due, chance) = {
            let mut state = self.state();
            state.requests += 1;
            let now = state.requests;
            let due = match state.meanwhile.take() {
                Some((at, act)) if at <= now => Some(act),
                later => {
                    state.meanwhile = later;
                    None
                }
            };
            (due, state.chance.fork())
        };
        if let Some(act) = due {
            // A runtime is at work on this thread already.
            std::thread::scope(|scope| {
                let _ = scope.spawn(act).join();
            });
        }
        if !self.life.step() {
            return Err(broken("the program was killed"));
        }
        let requests = self.state().requests;
        if self.faults.cut_after.is_some_and(|after| requests > after) {
            return Err(broken("no connection"));
        }
        let mut chance = chance;
        if self
            .faults
            .fails_one_in
            .is_some_and(|one_in| chance.one_in(one_in))
        {
            return Err(broken("no answer"));
        }
        Ok(chance)
    }

    fn hides(&self, name: &str) -> bool {
        self.faults.hides.is_some_and(|hides| hidden(name, hides))
    }
}

fn meta(name: &str, bytes: &Bytes) -> ObjectMeta {
    let tag = bytes.iter().fold(0u64, |sum, byte| {
        sum.wrapping_mul(0x0100_0000_01B3) ^ u64::from(*byte)
    });
    ObjectMeta {
        location: Path::from(name),
        last_modified: DateTime::UNIX_EPOCH,
        size: bytes.len() as u64,
        e_tag: Some(tag.to_string()),
        version: None,
    }
}

#[async_trait]
impl ObjectStore for Way {
    async fn put_opts(&self, at: &Path, payload: PutPayload, _: PutOptions) -> Result<PutResult> {
        let mut chance = self.request()?;
        if self.faults.full {
            return Err(full());
        }
        let bytes: Bytes = payload.into();
        let name = at.to_string();
        let mut objects = self.shared.objects();
        objects.version += 1;
        if self
            .faults
            .half_one_in
            .is_some_and(|one_in| chance.one_in(one_in))
        {
            objects.kept.insert(name, bytes.slice(..bytes.len() / 2));
            return Err(broken("the connection went while writing"));
        }
        if self
            .faults
            .late_one_in
            .is_some_and(|one_in| chance.one_in(one_in))
        {
            objects.late.insert(name, bytes);
        } else {
            objects.kept.insert(name, bytes);
        }
        drop(objects);
        // Written, and nobody was told.
        if chance.one_in(2) && self.life.over() {
            return Err(broken("the program was killed"));
        }
        Ok(PutResult {
            e_tag: None,
            version: None,
            extensions: Default::default(),
        })
    }

    async fn put_multipart_opts(
        &self,
        _: &Path,
        _: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        Err(Error::NotImplemented {
            operation: "multipart".into(),
            implementer: "Way".into(),
        })
    }

    async fn get_opts(&self, at: &Path, _: GetOptions) -> Result<GetResult> {
        let mut chance = self.request()?;
        let name = at.to_string();
        let found = self.shared.objects().kept.get(&name).cloned();
        let gone = self
            .faults
            .gone_one_in
            .is_some_and(|one_in| chance.one_in(one_in));
        let mut bytes = found
            .filter(|_| !gone && !self.hides(&name))
            .ok_or(Error::NotFound {
                path: name.clone(),
                source: "not there".into(),
            })?;
        if self
            .faults
            .tears_one_in
            .is_some_and(|one_in| chance.one_in(one_in))
            && !bytes.is_empty()
        {
            if chance.one_in(2) {
                bytes.truncate(chance.index(bytes.len()));
            } else {
                let mut altered = bytes.to_vec();
                let place = chance.index(altered.len());
                altered[place] ^= 1 << chance.below(8);
                bytes = altered.into();
            }
        }
        let size = bytes.len() as u64;
        Ok(GetResult {
            meta: meta(&name, &bytes),
            payload: GetResultPayload::Stream(stream::once(async move { Ok(bytes) }).boxed()),
            range: 0..size,
            attributes: Attributes::default(),
            extensions: Default::default(),
        })
    }

    fn delete_stream(
        &self,
        locations: BoxStream<'static, Result<Path>>,
    ) -> BoxStream<'static, Result<Path>> {
        let asked = self.request();
        let shared = self.shared.clone();
        let asked = asked.map(|_| ());
        locations
            .map(move |location| {
                let location = location?;
                if let Err(error) = &asked {
                    return Err(broken(if error.to_string().contains("killed") {
                        "the program was killed"
                    } else {
                        "no answer"
                    }));
                }
                let mut objects = shared.objects();
                objects.kept.remove(location.as_ref());
                objects.version += 1;
                Ok(location)
            })
            .boxed()
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        let mut chance = match self.request() {
            Ok(chance) => chance,
            Err(error) => return stream::once(async move { Err(error) }).boxed(),
        };
        let below = prefix
            .map(|prefix| format!("{prefix}/"))
            .unwrap_or_default();
        let objects = self.shared.objects();
        let mut listed: Vec<ObjectMeta> = objects
            .kept
            .iter()
            .filter(|(name, _)| name.starts_with(&below) && !self.hides(name))
            .map(|(name, bytes)| meta(name, bytes))
            .collect();
        if self.faults.shuffled {
            for at in (1..listed.len()).rev() {
                listed.swap(at, chance.index(at + 1));
            }
        }
        stream::iter(listed.into_iter().map(Ok)).boxed()
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> Result<ListResult> {
        Err(Error::NotImplemented {
            operation: "folders".into(),
            implementer: "Way".into(),
        })
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        Err(Error::NotImplemented {
            operation: "copy".into(),
            implementer: "Way".into(),
        })
    }
}

/// One stretch of a log by its name in the place; `None` for anything else.
pub(crate) struct Stretch {
    pub(crate) log: String,
    pub(crate) from: u64,
    pub(crate) to: u64,
}

pub(crate) fn stretch(name: &str) -> Option<Stretch> {
    let mut parts = name.split('/');
    if parts.nth(2) != Some("log") {
        return None;
    }
    let mut last = parts.nth(1)?.split('.');
    let log = last.next()?.to_owned();
    let (from, to) = last.next()?.split_once('-')?;
    Some(Stretch {
        log,
        from: from.parse().ok()?,
        to: to.parse().ok()?,
    })
}

/// Up to where the objects show a log without a gap, by log.
pub(crate) fn coverage(objects: &Objects) -> BTreeMap<String, u64> {
    let mut stretches: BTreeMap<String, BTreeSet<(u64, u64)>> = BTreeMap::new();
    for one in objects.kept.keys().filter_map(|name| stretch(name)) {
        stretches
            .entry(one.log)
            .or_default()
            .insert((one.from, one.to));
    }
    let up_to = |of_log: BTreeSet<(u64, u64)>| {
        of_log.iter().fold(0, |up_to, (from, to)| {
            if *from <= up_to + 1 {
                up_to.max(*to)
            } else {
                up_to
            }
        })
    };
    stretches
        .into_iter()
        .map(|(log, of_log)| (log, up_to(of_log)))
        .collect()
}
