//! The tables, as numbered steps. A step that was released is never edited: a new one is added below it.

/// Step `n` (from 1) takes schema `n - 1` to schema `n`.
pub(crate) const STEPS: &[&str] = &[FIRST, TO_DO, EXCHANGE, MERGED];

const FIRST: &str = "
CREATE TABLE meta (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    arrival INTEGER PRIMARY KEY,
    log BLOB NOT NULL,
    seq INTEGER NOT NULL,
    id BLOB NOT NULL UNIQUE,
    subject_kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    kind TEXT NOT NULL,
    stamp INTEGER NOT NULL,
    -- The JSON bytes that were hashed, never written anew.
    header BLOB NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (log, seq)
) STRICT;
CREATE INDEX event_subject ON event (subject_kind, subject);

-- Apart from the header, so that a recorded erasure can remove a payload and leave the proof.
CREATE TABLE payload (
    event BLOB PRIMARY KEY NOT NULL REFERENCES event (id),
    salt BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE signature (
    log BLOB NOT NULL,
    seq INTEGER NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_key (
    log BLOB PRIMARY KEY NOT NULL,
    laptop BLOB NOT NULL,
    public_key BLOB NOT NULL,
    certificate BLOB NOT NULL,
    -- NULL: certified by the service root key; else by the log named.
    certified_by BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE own_log (
    log BLOB PRIMARY KEY NOT NULL,
    seed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    hash BLOB PRIMARY KEY NOT NULL,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER payload_kept BEFORE DELETE ON payload BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER payload_fixed BEFORE UPDATE ON payload BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER signature_kept BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER signature_fixed BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_key_kept BEFORE DELETE ON log_key BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_key_fixed BEFORE UPDATE ON log_key BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER document_kept BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'documents are kept'); END;
CREATE TRIGGER document_fixed BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'documents are kept'); END;
-- INSERT OR REPLACE deletes without firing delete triggers unless recursive triggers are on, so it is refused by itself.
CREATE TRIGGER event_once BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR (log = NEW.log AND seq = NEW.seq) OR arrival = NEW.arrival)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER payload_once BEFORE INSERT ON payload WHEN EXISTS (SELECT 1 FROM payload WHERE event = NEW.event)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER signature_once BEFORE INSERT ON signature
WHEN EXISTS (SELECT 1 FROM signature WHERE log = NEW.log AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_key_once BEFORE INSERT ON log_key WHEN EXISTS (SELECT 1 FROM log_key WHERE log = NEW.log)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER document_once BEFORE INSERT ON document WHEN EXISTS (SELECT 1 FROM document WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'documents are kept'); END;

-- Working state of one user on this laptop; not part of the record.
CREATE TABLE draft (
    id BLOB PRIMARY KEY NOT NULL,
    owner BLOB NOT NULL,
    kind TEXT NOT NULL,
    case_id BLOB,
    body BLOB NOT NULL,
    position TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX draft_owner ON draft (owner, updated_at);

-- What follows is computed from the log.
CREATE TABLE head (
    subject_kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    event BLOB NOT NULL,
    PRIMARY KEY (subject_kind, subject, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE caseload (
    id BLOB PRIMARY KEY NOT NULL,
    patient BLOB NOT NULL,
    site BLOB NOT NULL,
    clinician BLOB NOT NULL,
    open INTEGER NOT NULL,
    step TEXT NOT NULL,
    work TEXT NOT NULL,
    off_sick_since TEXT,
    employer TEXT NOT NULL,
    -- next_on, or '9999-12-31' for none: a row value with NULL in it compares to nothing.
    next_key TEXT NOT NULL,
    next_on TEXT,
    next_what TEXT NOT NULL,
    last_contact_on TEXT,
    report_to TEXT,
    differs INTEGER NOT NULL,
    -- Copied from person, so that a page of the caseload is one statement over one table.
    sort_name TEXT NOT NULL,
    shown_name TEXT NOT NULL,
    date_of_birth TEXT,
    nhs_number TEXT NOT NULL
) STRICT;
CREATE INDEX caseload_next ON caseload (open, next_key, sort_name, id);
CREATE INDEX caseload_name ON caseload (open, sort_name, next_key, id);
CREATE INDEX caseload_patient ON caseload (patient);

CREATE TABLE person (
    arrival INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    sort_name TEXT NOT NULL,
    shown_name TEXT NOT NULL,
    date_of_birth TEXT,
    nhs_number TEXT NOT NULL,
    -- What the patient's own events say the person can be found by, as a JSON list.
    search TEXT NOT NULL,
    -- The same with number, names and employers: what the index holds.
    words TEXT NOT NULL
) STRICT;
CREATE INDEX person_born ON person (date_of_birth);
CREATE INDEX person_number ON person (nhs_number);
CREATE VIRTUAL TABLE person_text USING fts5 (
    words, content = 'person', content_rowid = 'arrival', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TRIGGER person_added AFTER INSERT ON person BEGIN
    INSERT INTO person_text (rowid, words) VALUES (NEW.arrival, NEW.words);
END;
CREATE TRIGGER person_removed AFTER DELETE ON person BEGIN
    INSERT INTO person_text (person_text, rowid, words) VALUES ('delete', OLD.arrival, OLD.words);
END;
CREATE TRIGGER person_changed AFTER UPDATE OF words ON person WHEN OLD.words <> NEW.words BEGIN
    INSERT INTO person_text (person_text, rowid, words) VALUES ('delete', OLD.arrival, OLD.words);
    INSERT INTO person_text (rowid, words) VALUES (NEW.arrival, NEW.words);
END;
";

const TO_DO: &str = "
ALTER TABLE caseload ADD COLUMN risk INTEGER NOT NULL DEFAULT 0;
-- What somebody has to see to, beside what is due by date; computed from the log.
CREATE TABLE to_do (
    case_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    since TEXT NOT NULL,
    about BLOB NOT NULL,
    PRIMARY KEY (case_id, kind, about)
) STRICT, WITHOUT ROWID;
CREATE INDEX to_do_kind ON to_do (kind, since, case_id);
";

const EXCHANGE: &str = "
-- An event that is in the record under another place already: a laptop that was restored said it again in a new log. This
-- place belongs to its log's chain; the payload is the event's.
CREATE TABLE twin (
    log BLOB NOT NULL,
    seq INTEGER NOT NULL,
    event BLOB NOT NULL REFERENCES event (id),
    header BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX twin_event ON twin (event);
CREATE TRIGGER twin_kept BEFORE DELETE ON twin BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER twin_fixed BEFORE UPDATE ON twin BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER twin_once BEFORE INSERT ON twin
WHEN EXISTS (SELECT 1 FROM twin WHERE log = NEW.log AND seq = NEW.seq)
    OR EXISTS (SELECT 1 FROM event WHERE log = NEW.log AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- Which documents a log's events name, so that what was not fetched yet is known without decoding anything. Each counts
-- from the end of the commit or segment it came with.
CREATE TABLE named_document (
    log BLOB NOT NULL,
    hash BLOB NOT NULL,
    seq INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (log, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX named_document_seq ON named_document (log, seq);
CREATE TRIGGER named_document_kept BEFORE DELETE ON named_document
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
INSERT INTO named_document (log, hash, seq, media_type, bytes)
    SELECT own_log.log, hash, (SELECT max(seq) FROM event WHERE event.log = own_log.log), media_type, length(bytes)
    FROM document, own_log WHERE EXISTS (SELECT 1 FROM event WHERE event.log = own_log.log);

-- Working state of the exchange with the shared place; not part of the record.
CREATE TABLE wanted_document (hash BLOB PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE document_to_push (hash BLOB PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO document_to_push (hash) SELECT hash FROM document;
CREATE TABLE secret (
    name TEXT PRIMARY KEY NOT NULL,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE outgoing (
    name TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    log BLOB NOT NULL,
    from_seq INTEGER NOT NULL,
    to_seq INTEGER NOT NULL,
    -- NULL: seen in a listing after it was put there, so that nothing has to be sent again.
    bytes BLOB
) STRICT;
CREATE INDEX outgoing_log ON outgoing (log, from_seq);
CREATE INDEX outgoing_waiting ON outgoing (name) WHERE bytes IS NOT NULL;
CREATE TABLE set_aside (
    name TEXT PRIMARY KEY NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE statement (
    log BLOB PRIMARY KEY NOT NULL,
    counter INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Computed from the service's events: the last event of each revoked log that counts.
CREATE TABLE cut (
    log BLOB PRIMARY KEY NOT NULL,
    last_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

const MERGED: &str = "
ALTER TABLE person ADD COLUMN differs INTEGER NOT NULL DEFAULT 0;
-- Those they were told apart from, as a JSON list of ids.
ALTER TABLE person ADD COLUMN told_apart TEXT NOT NULL DEFAULT '[]';
-- Whom they are shown as: themselves, or who they were found to be. Set with the row, and again whenever a merge changes it.
ALTER TABLE person ADD COLUMN shown_as BLOB NOT NULL DEFAULT x'';
CREATE INDEX person_shown_as ON person (shown_as);
CREATE INDEX person_differs ON person (arrival) WHERE differs = 1;
-- As shown_as of the case's patient; the patient themselves until their own events are here.
ALTER TABLE caseload ADD COLUMN person BLOB NOT NULL DEFAULT x'';
CREATE INDEX caseload_person ON caseload (person);
-- What was said of who is whom; computed from the log.
CREATE TABLE merged (
    away BLOB NOT NULL,
    whole BLOB NOT NULL,
    PRIMARY KEY (away, whole)
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_whole ON merged (whole);
-- Pairs that may be one person, the smaller id first; computed from the log.
CREATE TABLE maybe_same (
    one BLOB NOT NULL,
    other BLOB NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX maybe_same_other ON maybe_same (other);
";
