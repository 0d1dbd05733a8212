//! A store that does strange things on demand, and refuses what this program must never ask of one.

use async_trait::async_trait;
use futures::StreamExt;
use futures::stream::BoxStream;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex};
use sync::Place;
use sync::object_store::memory::InMemory;
use sync::object_store::path::Path;
use sync::object_store::*;

/// What it does.
#[derive(Debug, Default)]
pub(crate) struct Orders {
    /// After so many more writes, every write fails; with `and_keep`, though it was kept.
    pub(crate) writes_left: Option<usize>,
    pub(crate) and_keep: bool,
    /// After so many more reads, every read fails.
    pub(crate) reads_left: Option<usize>,
    /// Neither listed nor read: names that contain one of these.
    pub(crate) hidden: Vec<String>,
    /// Listed, and gone when read.
    pub(crate) gone: Vec<String>,
    pub(crate) written: Vec<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Strange {
    inner: InMemory,
    orders: Mutex<Orders>,
}

impl Strange {
    pub(crate) fn place() -> (Arc<Self>, Place) {
        let strange = Arc::new(Self::default());
        let place = Place::over(Arc::clone(&strange) as Arc<dyn ObjectStore>).unwrap();
        (strange, place)
    }

    pub(crate) fn order(&self, order: impl FnOnce(&mut Orders)) {
        order(&mut self.orders.lock().unwrap());
    }

    pub(crate) fn written(&self) -> Vec<String> {
        std::mem::take(&mut self.orders.lock().unwrap().written)
    }
}

impl fmt::Display for Strange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Strange")
    }
}

fn unreachable() -> Error {
    Error::Generic {
        store: "Strange",
        source: "error sending request".into(),
    }
}

fn not_found(location: &Path) -> Error {
    Error::NotFound {
        path: location.to_string(),
        source: "gone".into(),
    }
}

fn any(names: &[String], location: &Path) -> bool {
    names.iter().any(|part| location.as_ref().contains(part))
}

#[async_trait]
impl ObjectStore for Strange {
    async fn put_opts(
        &self,
        location: &Path,
        payload: PutPayload,
        options: PutOptions,
    ) -> Result<PutResult> {
        assert!(
            matches!(options.mode, PutMode::Overwrite),
            "a conditional write"
        );
        let fails = {
            let mut orders = self.orders.lock().unwrap();
            orders.written.push(location.to_string());
            let left = orders.writes_left.map(|left| left.checked_sub(1));
            if let Some(left) = left {
                orders.writes_left = Some(left.unwrap_or(0));
            }
            (left == Some(None)).then_some(orders.and_keep)
        };
        match fails {
            Some(false) => Err(unreachable()),
            Some(true) => {
                self.inner.put_opts(location, payload, options).await?;
                Err(unreachable())
            }
            None => self.inner.put_opts(location, payload, options).await,
        }
    }

    async fn put_multipart_opts(
        &self,
        _: &Path,
        _: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        panic!("an upload in parts can be seen half done");
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        assert!(
            options.if_match.is_none() && options.if_none_match.is_none(),
            "a conditional read"
        );
        {
            let mut orders = self.orders.lock().unwrap();
            if any(&orders.hidden, location) || any(&orders.gone, location) {
                return Err(not_found(location));
            }
            if let Some(left) = orders.reads_left {
                let Some(left) = left.checked_sub(1) else {
                    return Err(unreachable());
                };
                orders.reads_left = Some(left);
            }
        }
        self.inner.get_opts(location, options).await
    }

    fn delete_stream(
        &self,
        locations: BoxStream<'static, Result<Path>>,
    ) -> BoxStream<'static, Result<Path>> {
        self.inner.delete_stream(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        let hidden: BTreeSet<String> = self.orders.lock().unwrap().hidden.iter().cloned().collect();
        let hidden: Vec<String> = hidden.into_iter().collect();
        let shown = self.inner.list(prefix);
        let shown = shown.filter(move |meta| {
            let shown = meta
                .as_ref()
                .is_ok_and(|meta| !any(&hidden, &meta.location));
            std::future::ready(shown)
        });
        shown.boxed()
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        panic!("nothing is ever copied");
    }
}
