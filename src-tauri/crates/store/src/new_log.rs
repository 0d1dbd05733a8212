//! A laptop that was restored from a backup, or copied, goes on in a new log.

use crate::error::StoreError;
use crate::log::{self, Tip};
use crate::signature::{self, CertifiedLog};
use crate::{Random, Store, column, hex, meta, named_document, outgoing};
use domain::header::Header;
use domain::ids::LogId;
use rusqlite::{Connection, TransactionBehavior, params};
use uuid::Builder;
use zeroize::Zeroizing;

/// The only triggers that stand in the way; they are put back before the transaction ends.
const IN_THE_WAY: [&str; 2] = ["event_fixed", "signature_kept"];

impl Store {
    /// Starts a new log for this laptop and moves its own events from `from_seq` on into it: the same ids, words and
    /// payloads under new places, in one transaction. The old log's key vouches for the new one.
    ///
    /// For when the old log has other events at those places elsewhere. What was sealed of them and not yet seen in the
    /// shared place is forgotten. Answers the new log, for the service's record and for the shared place.
    pub fn start_new_log(
        &self,
        from_seq: u64,
        random: &mut Random<'_>,
    ) -> Result<(LogId, CertifiedLog), StoreError> {
        let mut id = [0; 16];
        random(&mut id);
        let new = LogId(Builder::from_random_bytes(id).into_uuid());
        let mut seed = Zeroizing::new([0; 32]);
        random(seed.as_mut_slice());
        let mut writer = self.writer();
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let own = meta::read_identity(&transaction)?;
        let certified = signature::certified_by_own(
            &transaction,
            own.service,
            own.log,
            new,
            own.laptop,
            signature::log_public_key(&seed),
        )?;
        signature::start(&transaction, &seed, &certified)?;
        meta::write_own_log(&transaction, new)?;
        let from = signature::first_after_signed(&transaction, own.log, from_seq.max(1))?;
        let triggers = drop_triggers(&transaction)?;
        move_events(&transaction, own.log, from, new)?;
        for trigger in triggers {
            transaction.execute_batch(&trigger)?;
        }
        named_document::move_from(&transaction, own.log, from, new)?;
        outgoing::forget_from(&transaction, own.log, from)?;
        transaction.commit()?;
        Ok((new, certified))
    }
}

/// Drops what refuses changes to the log, and answers how to make it again.
fn drop_triggers(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut made = Vec::new();
    for name in IN_THE_WAY {
        let sql: String = connection.query_row(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?1",
            [name],
            |row| row.get(0),
        )?;
        connection.execute_batch(&format!("DROP TRIGGER {name}"))?;
        made.push(sql);
    }
    Ok(made)
}

fn move_events(
    connection: &Connection,
    old: LogId,
    from: u64,
    new: LogId,
) -> Result<(), StoreError> {
    let signed = signature::signed_from(connection, old, from)?;
    connection.execute(
        "DELETE FROM signature WHERE log = ?1 AND seq >= ?2",
        params![column::id(old.0), from as i64],
    )?;
    let mut tip: Option<Tip> = None;
    for (seq, header) in log::headers_from(connection, old, from)? {
        let header = Header {
            log: new,
            seq: tip.map_or(1, |tip| tip.seq + 1),
            previous: tip.map_or(String::new(), |tip| hex::write(&tip.hash)),
            ..header
        };
        let bytes = log::header_bytes(&header)?;
        let hash = log::header_hash(&bytes);
        connection
            .prepare_cached(
                "UPDATE event SET log = ?2, seq = ?3, header = ?4, hash = ?5 WHERE id = ?1",
            )?
            .execute(params![
                column::id(header.id.0),
                column::id(new.0),
                header.seq as i64,
                bytes,
                hash
            ])?;
        if signed.contains(&seq) {
            signature::sign_head(connection, new, header.seq, &hash)?;
        }
        tip = Some(Tip {
            seq: header.seq,
            hash,
        });
    }
    Ok(())
}
