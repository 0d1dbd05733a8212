//! One place of each kind, with whatever has to run for it.

use std::sync::Arc;

use sync::object_store::ObjectStore;
use sync::object_store::local::LocalFileSystem;
use sync::{Place, PlaceSettings, Secret};
use tempfile::TempDir;
use tests::servers::azurite::{self, Azurite};
use tests::servers::garage::Garage;

use crate::unconditional::Unconditional;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Folder,
    ConditionsIgnored,
    GarageOne,
    GarageThree,
    Azurite,
}

/// A place that nobody has used yet. What runs for it ends when this is dropped.
pub(crate) enum Ground {
    Folder(TempDir),
    ConditionsIgnored(TempDir),
    Garage(Garage),
    Azurite(Azurite),
}

impl Ground {
    pub(crate) fn of(kind: Kind) -> Self {
        let folder = || tempfile::tempdir().expect("a temporary folder");
        match kind {
            Kind::Folder => Self::Folder(folder()),
            Kind::ConditionsIgnored => Self::ConditionsIgnored(folder()),
            Kind::GarageOne => Self::Garage(Garage::one().expect("Garage runs")),
            Kind::GarageThree => Self::Garage(Garage::three().expect("three Garages run")),
            Kind::Azurite => Self::Azurite(Azurite::start().expect("Azurite runs")),
        }
    }

    /// The place as one laptop opens it, by its number: with three nodes each laptop has its own.
    pub(crate) fn place(&self, laptop: usize) -> Place {
        match self {
            Self::Folder(folder) => open(&PlaceSettings::Folder {
                path: folder.path().to_owned(),
            }),
            Self::ConditionsIgnored(folder) => {
                let kept = LocalFileSystem::new_with_prefix(folder.path()).expect("the folder");
                let ignoring: Arc<dyn ObjectStore> = Arc::new(Unconditional(kept));
                Place::over_ahead(ignoring).expect("a place over it")
            }
            Self::Garage(garage) => open(&s3(garage, laptop)),
            Self::Azurite(azurite) => open(&azure(azurite)),
        }
    }
}

pub(crate) fn open(settings: &PlaceSettings) -> Place {
    Place::open(settings).expect("a place can be opened without asking it anything")
}

/// The bucket, at the node that this laptop is nearest to.
pub(crate) fn s3(garage: &Garage, laptop: usize) -> PlaceSettings {
    garage.settings(laptop % garage.count())
}

pub(crate) fn azure(azurite: &Azurite) -> PlaceSettings {
    PlaceSettings::Azure {
        account: azurite::ACCOUNT.to_owned(),
        container: azurite::CONTAINER.to_owned(),
        key: Secret::new(azurite::KEY.to_owned()),
        endpoint: azurite.endpoint.clone(),
    }
}
