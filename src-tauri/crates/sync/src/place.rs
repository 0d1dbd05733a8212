//! A shared place: list, read, write and remove objects, and wait for the answer.
//!
//! Asynchrony ends here. Every remote operation goes through object_store, so that a wrapper can fail it.

use crate::failure::{Doing, trouble};
use crate::settings::PlaceSettings;
use crate::trouble::Trouble;
use bytes::Bytes;
use futures::{FutureExt, StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Once};
use std::thread;
use std::time::Duration;
use store::Random;
use tokio::runtime::{Builder, Handle, Runtime};

/// A store with a flat cost a request (Garage: 44 ms) is read eight at a time.
pub(crate) const AT_ONCE: usize = 8;
const RETRIES_MAX: usize = 3;
const RETRY_TIME: Duration = Duration::from_secs(20);
const CONNECT_TIME: Duration = Duration::from_secs(3);
/// Without a byte for this long, a request is given up; a slow line that moves is waited for.
const SILENCE_TIME: Duration = Duration::from_secs(20);
const REQUEST_TIME: Duration = Duration::from_secs(180);
/// A network drive that hangs never answers at all.
const FOLDER_TIME: Duration = Duration::from_secs(60);
/// Nothing this program writes is larger: a listing that says so is not ours.
pub(crate) const OBJECT_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// A place that lists more than this is not read to its end.
const LISTED_MAX: usize = 1_000_000;

/// An open place. Cheap to keep; holds no connection that would need closing.
pub struct Place {
    objects: Arc<dyn ObjectStore>,
    /// Only ever `None` while it is dropped.
    runtime: Option<Runtime>,
    /// Listing a folder that is gone looks like listing an empty one, so it is asked for first.
    folder: Option<PathBuf>,
    /// Whether reading may run ahead of what is done with it. Not where a test wants one order only.
    pub(crate) reads_ahead: bool,
    requests: AtomicU64,
    bytes_up: AtomicU64,
    bytes_down: AtomicU64,
}

/// An object as a listing shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The whole name, from `stepwell/` on.
    pub name: String,
    pub bytes: u64,
    /// Changes when the object does: size, time and tag as the place tells them. For comparing only.
    pub mark: String,
}

/// What was asked of a place since it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    pub requests: u64,
    pub bytes_up: u64,
    pub bytes_down: u64,
}

impl Place {
    /// Opens a place without asking anything of it, except that a folder must exist. [`Place::try_out`] finds out the rest.
    pub fn open(settings: &PlaceSettings) -> Result<Self, Trouble> {
        match settings {
            PlaceSettings::Folder { path } => {
                if !path.is_dir() {
                    return Err(Trouble::NoSuchPlace);
                }
                let objects = LocalFileSystem::new_with_prefix(path)
                    .map_err(|error| trouble(error, Doing::Listing))?
                    .with_fsync(true);
                let mut place = Self::with(Arc::new(objects))?;
                place.folder = Some(path.clone());
                place.reads_ahead = true;
                Ok(place)
            }
            PlaceSettings::S3 { .. } | PlaceSettings::Azure { .. } => {
                let mut place = Self::with(remote(settings)?)?;
                place.reads_ahead = true;
                Ok(place)
            }
        }
    }

    /// Over a store handed in. Objects are read one after the other in the order planned, so that equal content gives
    /// equal decisions.
    pub fn over(objects: Arc<dyn ObjectStore>) -> Result<Self, Trouble> {
        Self::with(objects)
    }

    /// As [`Place::over`], reading eight objects at a time and ahead of what is done with them, as an opened place does.
    pub fn over_ahead(objects: Arc<dyn ObjectStore>) -> Result<Self, Trouble> {
        let mut place = Self::with(objects)?;
        place.reads_ahead = true;
        Ok(place)
    }

    fn with(objects: Arc<dyn ObjectStore>) -> Result<Self, Trouble> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Trouble::Unexpected(Arc::new(error)))?;
        Ok(Self {
            objects,
            runtime: Some(runtime),
            folder: None,
            reads_ahead: false,
            requests: AtomicU64::new(0),
            bytes_up: AtomicU64::new(0),
            bytes_down: AtomicU64::new(0),
        })
    }

    /// Writes, reads back, lists and deletes a small object under `stepwell/try/`, and says what does not work.
    pub fn try_out(&self, random: &mut Random<'_>) -> Result<(), Trouble> {
        let mut bytes = [0; 32];
        random(&mut bytes);
        let name = format!("stepwell/try/{}", crate::hex::write(&bytes[..16]));
        self.list("stepwell/try")?;
        self.put(&name, &bytes)?;
        if self.get(&name)?.as_deref() != Some(&bytes[..]) {
            return Err(Trouble::DoesNotKeep);
        }
        let shown = self.list("stepwell/try")?;
        if !shown.iter().any(|listed| listed.name == name) {
            return Err(Trouble::DoesNotKeep);
        }
        self.remove(&name)
    }

    /// What was asked of it so far.
    pub fn traffic(&self) -> Traffic {
        Traffic {
            requests: self.requests.load(Ordering::Relaxed),
            bytes_up: self.bytes_up.load(Ordering::Relaxed),
            bytes_down: self.bytes_down.load(Ordering::Relaxed),
        }
    }

    /// Everything under a prefix (whole path parts, no `/` at the end), by name.
    pub fn list(&self, prefix: &str) -> Result<Vec<Listed>, Trouble> {
        let prefix = Path::from(prefix);
        let found = self.wait(async {
            self.count();
            self.folder_is_there().await?;
            let list = || self.objects.list(Some(&prefix)).take(LISTED_MAX);
            let found: Result<Vec<_>, _> = list().try_collect().await;
            match found {
                // A folder in which an object goes while it is walked says so instead of leaving it out.
                Err(object_store::Error::NotFound { .. }) if self.folder.is_some() => {
                    list().try_collect().await
                }
                found => found,
            }
            .map_err(|error| trouble(error, Doing::Listing))
        })?;
        let listed = |meta: object_store::ObjectMeta| Listed {
            mark: format!(
                "{}-{}-{}",
                meta.size,
                meta.last_modified.timestamp_millis(),
                meta.e_tag.unwrap_or_default()
            ),
            name: meta.location.into(),
            bytes: meta.size,
        };
        let mut listed: Vec<Listed> = found.into_iter().map(listed).collect();
        listed.sort();
        Ok(listed)
    }

    /// An object's bytes; `None` when it is not there.
    pub fn get(&self, name: &str) -> Result<Option<Bytes>, Trouble> {
        self.wait(self.fetch(name))
    }

    /// Several objects' bytes, eight at a time, in the order of their names given. One that fails fails alone.
    pub(crate) fn get_all(&self, names: &[&str]) -> Vec<Result<Option<Bytes>, Trouble>> {
        let at_once = if self.reads_ahead { AT_ONCE } else { 1 };
        let fetches: Vec<_> = names.iter().map(|name| self.fetch(name).boxed()).collect();
        let fetches = futures::stream::iter(fetches).buffered(at_once);
        let fetched = fetches.collect::<Vec<_>>();
        match self.wait(async { Ok(fetched.await) }) {
            Ok(fetched) => fetched,
            Err(trouble) => vec![Err(trouble); names.len()],
        }
    }

    /// Writes an object whole, over whatever was there. Never asks for a condition: some stores ignore it and say yes.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.wait(self.send(name, bytes))
    }

    /// Writes several objects, eight at a time. The first failure is returned after all were tried.
    pub(crate) fn put_all(&self, objects: &[(&str, &[u8])]) -> Result<(), Trouble> {
        let at_once = if self.reads_ahead { AT_ONCE } else { 1 };
        let sends = objects
            .iter()
            .map(|(name, bytes)| self.send(name, bytes).boxed());
        let sends: Vec<_> = sends.collect();
        let sends = futures::stream::iter(sends).buffered(at_once);
        let sent = sends.collect::<Vec<_>>();
        let sent = self.wait(async { Ok(sent.await) })?;
        sent.into_iter().collect()
    }

    /// Removes an object; one that is not there is removed already.
    pub fn remove(&self, name: &str) -> Result<(), Trouble> {
        self.wait(async {
            self.count();
            match self.objects.delete(&Path::from(name)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
                Err(error) => Err(trouble(error, Doing::Writing)),
            }
        })
    }

    async fn fetch(&self, name: &str) -> Result<Option<Bytes>, Trouble> {
        self.count();
        let read = async {
            let found = self.objects.get(&Path::from(name)).await?;
            if found.meta.size > OBJECT_BYTES_MAX {
                return Ok(Bytes::new());
            }
            found.bytes().await
        };
        match read.await {
            Ok(bytes) => {
                self.bytes_down
                    .fetch_add(bytes.len() as u64, Ordering::Relaxed);
                Ok(Some(bytes))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(trouble(error, Doing::Reading)),
        }
    }

    async fn send(&self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.count();
        self.folder_is_there().await?;
        let payload = PutPayload::from(Bytes::copy_from_slice(bytes));
        let sent = self.objects.put(&Path::from(name), payload).await;
        sent.map_err(|error| trouble(error, Doing::Writing))?;
        self.bytes_up
            .fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    async fn folder_is_there(&self) -> Result<(), Trouble> {
        let Some(path) = self.folder.clone() else {
            return Ok(());
        };
        // Asking a drive that hangs would hang as well, and nothing could be waited for any more.
        match tokio::task::spawn_blocking(move || path.is_dir()).await {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(Trouble::NoSuchPlace),
        }
    }

    /// Waits for the answer, from whatever thread. A folder has no time limits of its own.
    fn wait<T: Send>(
        &self,
        answer: impl Future<Output = Result<T, Trouble>> + Send,
    ) -> Result<T, Trouble> {
        let Some(runtime) = &self.runtime else {
            return Err(Trouble::Stopped);
        };
        let wait = || {
            if self.folder.is_none() {
                return runtime.block_on(answer);
            }
            runtime
                .block_on(async { tokio::time::timeout(FOLDER_TIME, answer).await })
                .unwrap_or(Err(Trouble::Unreachable))
        };
        // Inside another runtime, where the window's commands run, waiting for this one would panic.
        if Handle::try_current().is_err() {
            return wait();
        }
        thread::scope(|scope| scope.spawn(wait).join()).unwrap_or(Err(Trouble::Stopped))
    }

    fn count(&self) {
        self.requests.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Place {
    /// A thread that hangs in a drive's call is left behind: waiting for it would hang the program.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn remote(settings: &PlaceSettings) -> Result<Arc<dyn ObjectStore>, Trouble> {
    install_tls();
    let client = |allow_http: bool| {
        ClientOptions::new()
            .with_connect_timeout(CONNECT_TIME)
            .with_timeout(REQUEST_TIME)
            .with_read_timeout(SILENCE_TIME)
            .with_allow_http(allow_http)
    };
    let retry = RetryConfig {
        max_retries: RETRIES_MAX,
        retry_timeout: RETRY_TIME,
        ..RetryConfig::default()
    };
    match settings {
        PlaceSettings::Folder { .. } => Err(Trouble::Setting("path")),
        PlaceSettings::S3 {
            endpoint,
            region,
            bucket,
            key_id,
            secret,
            path_style,
            allow_http,
        } => {
            required(bucket, "bucket")?;
            required(key_id, "key_id")?;
            let mut builder = AmazonS3Builder::new()
                .with_bucket_name(bucket)
                .with_region(region)
                .with_access_key_id(key_id)
                .with_secret_access_key(secret.expose())
                .with_virtual_hosted_style_request(!path_style)
                .with_client_options(client(*allow_http))
                .with_retry(retry);
            if !endpoint.is_empty() {
                check_address(endpoint, *allow_http)?;
                builder = builder.with_endpoint(endpoint);
            }
            let built = builder.build().map_err(|_| Trouble::Setting("endpoint"))?;
            Ok(Arc::new(built))
        }
        PlaceSettings::Azure {
            account,
            container,
            key,
            endpoint,
        } => {
            required(account, "account")?;
            required(container, "container")?;
            required(key.expose(), "key")?;
            let mut builder = MicrosoftAzureBuilder::new()
                .with_account(account)
                .with_container_name(container)
                .with_access_key(key.expose())
                .with_client_options(client(!endpoint.is_empty()))
                .with_retry(retry);
            if !endpoint.is_empty() {
                check_address(endpoint, true)?;
                builder = builder.with_endpoint(endpoint.clone());
            }
            let built = builder.build().map_err(|_| Trouble::Setting("key"))?;
            Ok(Arc::new(built))
        }
    }
}

fn required(value: &str, name: &'static str) -> Result<(), Trouble> {
    if value.trim().is_empty() {
        return Err(Trouble::Setting(name));
    }
    Ok(())
}

fn check_address(endpoint: &str, allow_http: bool) -> Result<(), Trouble> {
    let good = endpoint.starts_with("https://") || (allow_http && endpoint.starts_with("http://"));
    if good {
        Ok(())
    } else {
        Err(Trouble::Setting("endpoint"))
    }
}

/// reqwest is built without a TLS provider of its own: rustls' `ring` is installed once for the process.
fn install_tls() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An error says that one is installed already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use object_store::memory::InMemory;

    fn counting() -> impl FnMut(&mut [u8]) {
        let mut next = 0u8;
        move |bytes: &mut [u8]| {
            for byte in bytes {
                next = next.wrapping_add(1);
                *byte = next;
            }
        }
    }

    #[test]
    fn a_folder_is_tried_out_with_a_real_write_read_list_and_delete() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let place = Place::open(&PlaceSettings::Folder { path }).unwrap();
        place.try_out(&mut counting()).unwrap();
        assert!(place.list("stepwell").unwrap().is_empty());
        assert_eq!(place.traffic().bytes_up, 32);
        assert_eq!(place.traffic().bytes_down, 32);
    }

    #[test]
    fn a_folder_that_is_not_there_or_goes_away_is_no_empty_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("drive");
        let settings = PlaceSettings::Folder { path: path.clone() };
        assert!(matches!(
            Place::open(&settings).err(),
            Some(Trouble::NoSuchPlace)
        ));
        std::fs::create_dir(&path).unwrap();
        let place = Place::open(&settings).unwrap();
        assert!(place.list("stepwell").unwrap().is_empty());
        std::fs::remove_dir(&path).unwrap();
        assert_eq!(place.list("stepwell").unwrap_err(), Trouble::NoSuchPlace);
        assert_eq!(place.put("stepwell/x", b"x"), Err(Trouble::NoSuchPlace));
        assert!(!path.exists(), "writing must not make the folder again");
    }

    #[test]
    fn objects_come_back_in_the_order_asked_for_and_a_missing_one_is_none() {
        for place in [
            Place::over(Arc::new(InMemory::new())),
            Place::over_ahead(Arc::new(InMemory::new())),
        ] {
            let place = place.unwrap();
            place
                .put_all(&[("stepwell/a", b"1"), ("stepwell/b", b"2")])
                .unwrap();
            let got = place.get_all(&["stepwell/b", "stepwell/none", "stepwell/a"]);
            let got: Vec<_> = got.into_iter().map(|bytes| bytes.unwrap()).collect();
            assert_eq!(
                got,
                [
                    Some(Bytes::from_static(b"2")),
                    None,
                    Some(Bytes::from_static(b"1"))
                ]
            );
            let names: Vec<_> = place.list("stepwell").unwrap();
            let names: Vec<_> = names.iter().map(|listed| listed.name.as_str()).collect();
            assert_eq!(names, ["stepwell/a", "stepwell/b"]);
            place.remove("stepwell/a").unwrap();
            place.remove("stepwell/a").unwrap();
            assert_eq!(place.list("stepwell").unwrap().len(), 1);
        }
    }

    #[test]
    fn nobody_listening_is_unreachable_within_the_time_allowed() {
        let settings = PlaceSettings::S3 {
            endpoint: "http://127.0.0.1:9".into(),
            region: "garage".into(),
            bucket: "stepwell".into(),
            key_id: "GK0".into(),
            secret: Secret::new("secret".into()),
            path_style: true,
            allow_http: true,
        };
        let place = Place::open(&settings).unwrap();
        assert_eq!(place.list("stepwell").unwrap_err(), Trouble::Unreachable);
    }

    #[test]
    fn a_setting_left_empty_is_named() {
        let settings = PlaceSettings::Azure {
            account: "a".into(),
            container: String::new(),
            key: Secret::new("a2V5".into()),
            endpoint: String::new(),
        };
        assert_eq!(
            Place::open(&settings).err(),
            Some(Trouble::Setting("container"))
        );
        assert!(!format!("{settings:?}").contains("a2V5"));
    }
}
