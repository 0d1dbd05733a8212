//! The shared place in memory, and one laptop's way to it with everything that can go wrong on that way.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
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
    /// At which version each object came.
    pub(crate) born: BTreeMap<String, u64>,
    /// Counts every change, so that two laptops can be known to have seen the same.
    pub(crate) version: u64,
}

impl Objects {
    fn keep(&mut self, name: String, bytes: Bytes) {
        self.born.entry(name.clone()).or_insert(self.version);
        self.kept.insert(name, bytes);
    }

    fn remove(&mut self, name: &str) {
        self.born.remove(name);
        self.kept.remove(name);
    }

    /// What was late appears. Answers whether anything was.
    pub(crate) fn late_appear(&mut self) -> bool {
        let late = std::mem::take(&mut self.late);
        let any = !late.is_empty();
        self.version += u64::from(any);
        for (name, bytes) in late {
            self.keep(name, bytes);
        }
        any
    }
}

#[derive(Clone, Default)]
pub(crate) struct Shared {
    objects: Arc<Mutex<Objects>>,
    happened: Arc<Mutex<Happened>>,
}

/// How often each kind of fault truly struck.
pub(crate) type Happened = BTreeMap<&'static str, u64>;

impl Shared {
    pub(crate) fn objects(&self) -> MutexGuard<'_, Objects> {
        self.objects.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn happened(&self) -> MutexGuard<'_, Happened> {
        self.happened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn fault(&self, kind: &'static str) {
        *self.happened().entry(kind).or_default() += 1;
    }
}

/// Counts the steps of one exchange, in the record and on the way to the place, and ends it at one of them.
#[derive(Clone)]
pub(crate) struct Life {
    steps: Arc<AtomicU64>,
    told: Arc<AtomicBool>,
}

impl Life {
    pub(crate) const FOR_EVER: u64 = u64::MAX / 2;

    pub(crate) fn of(steps: u64) -> Self {
        Self {
            steps: Arc::new(AtomicU64::new(steps)),
            told: Arc::new(AtomicBool::new(false)),
        }
    }

    /// One step more; `false` from the last one on.
    pub(crate) fn step(&self) -> bool {
        let left = self
            .steps
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                Some(left.saturating_sub(1))
            });
        left.is_ok_and(|left| left > 0)
    }

    pub(crate) fn over(&self) -> bool {
        self.steps.load(Ordering::SeqCst) == 0
    }

    /// Whether it is over, the first time it is asked.
    pub(crate) fn ended(&self) -> bool {
        self.over() && !self.told.swap(true, Ordering::SeqCst)
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
    /// One write in so many is said to have succeeded and is lost: what a drive had not yet written when its power went.
    pub(crate) loses_one_in: Option<u64>,
    /// One write in so many comes twice, the second time later.
    pub(crate) again_one_in: Option<u64>,
    /// One write in so many succeeds, and the answer does not come back.
    pub(crate) answer_lost_one_in: Option<u64>,
    /// One write in so many leaves half the object there, and fails.
    pub(crate) half_one_in: Option<u64>,
    /// One listed object in so many is gone when it is asked for.
    pub(crate) gone_one_in: Option<u64>,
    /// One object in so many is kept from this laptop, the same ones as long as this number stays.
    pub(crate) hides: Option<(u64, u64)>,
    /// What others put there between these versions has not come to this laptop's side of the place yet.
    pub(crate) not_yet: Option<(u64, u64)>,
    /// Writing fails for want of space.
    pub(crate) full: bool,
    /// Listed in another order.
    pub(crate) shuffled: bool,
    /// Listed twice.
    pub(crate) doubled: bool,
}

pub(crate) type Meanwhile = Box<dyn FnOnce() + Send>;

struct State {
    chance: Chance,
    requests: u64,
    /// What this laptop put there itself.
    put: BTreeSet<String>,
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

fn written() -> PutResult {
    PutResult {
        e_tag: None,
        version: None,
        extensions: Default::default(),
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
                put: BTreeSet::new(),
                meanwhile,
            }),
        }
    }

    pub(crate) fn shared(&self) -> Shared {
        self.shared.clone()
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
            self.killed("killed at a request");
            return Err(broken("the program was killed"));
        }
        let requests = self.state().requests;
        if self.faults.cut_after.is_some_and(|after| requests > after) {
            self.shared.fault("connection cut");
            return Err(broken("no connection"));
        }
        let mut chance = chance;
        if self.strikes(&mut chance, self.faults.fails_one_in, "a request fails") {
            return Err(broken("no answer"));
        }
        Ok(chance)
    }

    /// Once: what is tried after it ended does not count.
    fn killed(&self, kind: &'static str) {
        if self.life.ended() {
            self.shared.fault(kind);
        }
    }

    /// Whether a fault strikes this time; it is counted when it does.
    fn strikes(&self, chance: &mut Chance, one_in: Option<u64>, kind: &'static str) -> bool {
        let strikes = one_in.is_some_and(|one_in| chance.one_in(one_in));
        if strikes {
            self.shared.fault(kind);
        }
        strikes
    }

    fn hides(&self, name: &str, objects: &Objects) -> bool {
        if self.faults.hides.is_some_and(|hides| hidden(name, hides)) {
            self.shared.fault("withheld");
            return true;
        }
        let born = objects.born.get(name).copied().unwrap_or(0);
        let not_yet = self.faults.not_yet;
        let on_its_way = not_yet.is_some_and(|(from, to)| (from..=to).contains(&born));
        if on_its_way && !self.state().put.contains(name) {
            self.shared.fault("not seen yet");
            return true;
        }
        false
    }
}

/// Cut short somewhere, or with one bit turned over.
pub(crate) fn torn(bytes: Bytes, cut: bool, chance: &mut Chance) -> Bytes {
    let place = chance.index(bytes.len());
    if cut {
        return bytes.slice(..place);
    }
    let mut altered = bytes.to_vec();
    altered[place] ^= 1 << chance.below(8);
    altered.into()
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
            self.shared.fault("place full");
            return Err(full());
        }
        let bytes: Bytes = payload.into();
        let name = at.to_string();
        let faults = &self.faults;
        // A document counts as sent by the answer alone: no exchange lists them.
        let loses = faults.loses_one_in.filter(|_| name.contains("/log/"));
        if self.strikes(&mut chance, loses, "said to be written, and lost") {
            return Ok(written());
        }
        let half = self.strikes(&mut chance, faults.half_one_in, "half written");
        let late = self.strikes(&mut chance, faults.late_one_in, "written and shown late");
        let again = self.strikes(&mut chance, faults.again_one_in, "written twice");
        let unanswered = self.strikes(&mut chance, faults.answer_lost_one_in, "answer lost");
        self.state().put.insert(name.clone());
        let mut objects = self.shared.objects();
        objects.version += 1;
        if half {
            objects.keep(name, bytes.slice(..bytes.len() / 2));
            return Err(broken("the connection went while writing"));
        }
        if late || again {
            objects.late.insert(name.clone(), bytes.clone());
        }
        if !late {
            objects.keep(name, bytes);
        }
        drop(objects);
        if unanswered {
            return Err(broken("no answer"));
        }
        // Written, and nobody was told.
        if chance.one_in(2) && self.life.over() {
            self.killed("killed after a write");
            return Err(broken("the program was killed"));
        }
        Ok(written())
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
        let found = {
            let objects = self.shared.objects();
            let found = objects.kept.get(&name).cloned();
            found.filter(|_| !self.hides(&name, &objects))
        };
        let gone_one_in = self.faults.gone_one_in.filter(|_| found.is_some());
        const GONE: &str = "gone between listing and reading";
        let gone = self.strikes(&mut chance, gone_one_in, GONE);
        let mut bytes = found.filter(|_| !gone).ok_or(Error::NotFound {
            path: name.clone(),
            source: "not there".into(),
        })?;
        let tears = self.faults.tears_one_in;
        if tears.is_some_and(|one_in| chance.one_in(one_in)) && !bytes.is_empty() {
            let cut = chance.one_in(2);
            bytes = torn(bytes, cut, &mut chance);
            self.shared.fault(match cut {
                true => "cut short on the way",
                false => "bit turned over on the way",
            });
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
                objects.version += 1;
                objects.remove(location.as_ref());
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
            .filter(|(name, _)| name.starts_with(&below) && !self.hides(name, &objects))
            .map(|(name, bytes)| meta(name, bytes))
            .collect();
        if self.faults.doubled && !listed.is_empty() {
            self.shared.fault("listed twice");
            listed.extend(listed.clone());
        }
        if self.faults.shuffled && listed.len() > 1 {
            self.shared.fault("listed in another order");
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
