//! Which place laptops meet at, as a person sets it up.

use crate::secret::Secret;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Where the sealed objects lie. Stored as JSON (`{"kind": "folder", ...}`) among the record's secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlaceSettings {
    /// A folder that exists: a mapped or UNC network drive, or a stick.
    Folder { path: PathBuf },
    /// Any S3-compatible store.
    S3 {
        /// For example `https://s3.example.nhs.uk:3900`; empty for Amazon's own.
        endpoint: String,
        region: String,
        bucket: String,
        key_id: String,
        secret: Secret,
        /// `endpoint/bucket/key` and not `bucket.endpoint/key`: what most stores other than Amazon's need.
        path_style: bool,
        /// Allows `http://`; what is stored is sealed either way.
        allow_http: bool,
    },
    /// Azure Blob, or Azurite where an endpoint is given.
    Azure {
        account: String,
        container: String,
        /// The account's access key, base 64.
        key: Secret,
        /// Empty for Azure itself, or for example `http://127.0.0.1:10000/devstoreaccount1`.
        endpoint: String,
    },
}
