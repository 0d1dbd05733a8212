//! What people type about the shared place, joining, laptops, and building a service again.

use super::UserForm;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where laptops meet. Only what belongs to the kind chosen is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PlaceForm {
    /// `folder`, `s3` or `azure`; in a join also `file`: the request is handed over as a file, and the answer brings the place.
    pub kind: String,
    pub folder: String,
    /// Address of an S3-compatible store; empty for Amazon's own.
    pub endpoint: String,
    pub region: String,
    pub bucket: String,
    pub key_id: String,
    /// Empty when a place is changed: the secret that is kept stays.
    pub secret: String,
    pub path_style: bool,
    /// The address may begin with `http://`.
    pub allow_http: bool,
    pub account: String,
    pub container: String,
    /// Empty when a place is changed: the key that is kept stays.
    pub account_key: String,
    pub azure_endpoint: String,
}

/// A new laptop asks to join.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct JoinForm {
    pub place: PlaceForm,
    pub laptop_name: String,
    pub user: UserForm,
    pub passphrase: String,
    pub passphrase_again: String,
}

/// An administrator lets a laptop join.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct ApproveForm {
    /// The request as it was found or pasted.
    pub request: String,
    /// Whose laptop it is: `new` for the person in the request, or the id of somebody the service knows.
    pub person: String,
    pub administrator: bool,
    /// The site it is used at first.
    pub site: String,
    /// The eight words were compared with those on the new laptop.
    pub words_compared: bool,
}

/// A laptop was lost, stolen or given up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct RevokeForm {
    pub laptop: String,
    pub reason: String,
}

/// What a removed laptop recorded after its removal counts after all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct LateForm {
    pub log: String,
    pub up_to: u32,
    pub reason: String,
}

/// Every laptop is gone: from the shared place and the printed code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct RebuildForm {
    pub place: PlaceForm,
    pub code: String,
    pub laptop_name: String,
}

/// Who works on the laptop that was built again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct RebuiltForm {
    /// Somebody the service knows.
    pub user: String,
    pub site: String,
    pub passphrase: String,
    pub passphrase_again: String,
}
