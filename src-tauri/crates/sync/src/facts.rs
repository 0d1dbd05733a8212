//! What this laptop remembers of the place between exchanges: one setting of the record, JSON.

use crate::trouble::{Finding, Trouble};
use domain::ids::LogId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::Store;

const SETTING: &str = "sync.facts";

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Facts {
    /// Up to where a listing showed each log without a gap: what a later one shows less of was lost.
    pub(crate) shown: BTreeMap<LogId, u64>,
    /// The greatest number of each log that the last listing showed at all.
    pub(crate) far: BTreeMap<LogId, u64>,
    /// Logs that two copies of one laptop wrote: their heads are not compared.
    pub(crate) forked: BTreeSet<LogId>,
    /// What the last exchange found wrong.
    pub(crate) findings: Vec<Finding>,
    /// Milliseconds since 1970, when an exchange last ended well.
    pub(crate) ended_ms: Option<u64>,
    /// The gist of our last statement, its counter and when it was made.
    pub(crate) stated: Option<(String, u64, u64)>,
    /// Documents, by hash, that were looked for in the place and not found there, and when last.
    pub(crate) documents_missing: BTreeMap<String, u64>,
    /// The counter of each laptop's last statement whose missing documents were seen to.
    pub(crate) documents_answered: BTreeMap<LogId, u64>,
    /// Only ever true in a simulation that wants to see why the others' claims are heeded.
    pub(crate) claims_unheeded: bool,
    /// A person said that the place is to be filled again.
    pub(crate) fill: bool,
}

impl Facts {
    pub(crate) fn read(store: &Store) -> Result<Self, Trouble> {
        match store.setting(SETTING)? {
            None => Ok(Self::default()),
            Some(text) => serde_json::from_str(&text)
                .map_err(|_| Trouble::Damaged("what is known of the place")),
        }
    }

    pub(crate) fn write(&self, store: &Store) -> Result<(), Trouble> {
        let text = serde_json::to_string(self)
            .map_err(|_| Trouble::Damaged("what is known of the place"))?;
        store.set_setting(SETTING, &text)?;
        Ok(())
    }
}
