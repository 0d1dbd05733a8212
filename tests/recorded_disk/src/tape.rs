//! What was done, in order, and the disks that a crash leaves after each step of it.

use crate::disk::Disk;
use std::collections::BTreeMap;

/// A file whatever its name: what POSIX calls an inode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(pub(crate) usize);

#[derive(Clone, Debug)]
pub(crate) enum Op {
    Create {
        name: String,
        file: FileId,
    },
    Write {
        file: FileId,
        at: u64,
        bytes: Vec<u8>,
    },
    Truncate {
        file: FileId,
        size: u64,
    },
    Sync(FileId),
    Rename {
        from: String,
        to: String,
    },
    Delete {
        name: String,
    },
    SyncFolder,
    Acknowledged,
}

/// What a crash leaves of that which was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Neither bytes nor names: the power was cut, and the disk had done nothing of its own accord.
    Nothing,
    /// All: the program was killed, and the system went on.
    Everything,
    /// New names and no new bytes: what file systems do that write the two apart.
    Names,
    /// New bytes and no new names.
    Bytes,
    /// By this seed: some of the names, in order; some of the writes, in any; of some writes only some sectors of 512 bytes.
    Some(u64),
}

/// Everything that was done while it was recorded.
#[derive(Debug)]
pub struct Tape {
    start: Disk,
    ops: Vec<Op>,
}

/// A moment at which the power may be cut.
#[derive(Debug)]
pub struct Point<'a> {
    /// How many steps had been taken.
    pub after: usize,
    /// How much the program had said was safe.
    pub acknowledged: usize,
    state: &'a State,
}

#[derive(Debug, Default)]
struct State {
    files: BTreeMap<FileId, File>,
    names: BTreeMap<String, FileId>,
    /// In order: a folder is journalled.
    not_synced: Vec<Op>,
}

#[derive(Debug, Default)]
struct File {
    safe: Vec<u8>,
    not_synced: Vec<Op>,
}

const SECTOR: usize = 512;

impl Tape {
    pub(crate) fn new(start: Disk, ops: Vec<Op>) -> Self {
        Self { start, ops }
    }

    /// Visits the moment before the first step, and that after each.
    pub fn points(&self, mut visit: impl FnMut(&Point<'_>)) {
        let mut state = State::default();
        for (number, (name, bytes)) in self.start.files.iter().enumerate() {
            state.names.insert(name.clone(), FileId(number));
            let file = File {
                safe: bytes.clone(),
                not_synced: Vec::new(),
            };
            state.files.insert(FileId(number), file);
        }
        let mut acknowledged = 0;
        visit(&Point {
            after: 0,
            acknowledged,
            state: &state,
        });
        for (number, op) in self.ops.iter().enumerate() {
            if matches!(op, Op::Acknowledged) {
                acknowledged += 1;
            }
            state.take(op);
            visit(&Point {
                after: number + 1,
                acknowledged,
                state: &state,
            });
        }
    }

    /// The disks at the start and at each moment when something had just been said to be safe, with everything kept: what
    /// the program itself had before it then.
    pub fn as_acknowledged(&self) -> Vec<Disk> {
        let mut disks = Vec::new();
        self.points(|point| {
            if point.acknowledged == disks.len() {
                disks.push(point.disk(Kept::Everything));
            }
        });
        disks
    }

    /// How many steps there are that sync a file.
    pub fn syncs(&self) -> usize {
        let syncs = |op: &&Op| matches!(op, Op::Sync(_));
        self.ops.iter().filter(syncs).count()
    }
}

impl Point<'_> {
    /// The disk that a crash leaves here.
    pub fn disk(&self, kept: Kept) -> Disk {
        let mut chance = Chance(match kept {
            Kept::Some(seed) => seed ^ ((self.after as u64) << 32),
            Kept::Nothing | Kept::Everything | Kept::Names | Kept::Bytes => 0,
        });
        let pending = self.state.not_synced.len();
        let names_kept = match kept {
            Kept::Nothing | Kept::Bytes => 0,
            Kept::Everything | Kept::Names => pending,
            Kept::Some(_) => chance.below(pending as u64 + 1) as usize,
        };
        let mut names = self.state.names.clone();
        for op in &self.state.not_synced[..names_kept] {
            rename(&mut names, op);
        }
        let mut disk = Disk::default();
        for (name, id) in names {
            let Some(file) = self.state.files.get(&id) else {
                continue;
            };
            let mut bytes = file.safe.clone();
            for op in &file.not_synced {
                match kept {
                    Kept::Nothing | Kept::Names => {}
                    Kept::Everything | Kept::Bytes => write(&mut bytes, op, |_| true),
                    Kept::Some(_) => match chance.below(4) {
                        0 => {}
                        1 => write(&mut bytes, op, |_| chance.below(2) == 0),
                        _ => write(&mut bytes, op, |_| true),
                    },
                }
            }
            disk.files.insert(name, bytes);
        }
        disk
    }
}

impl State {
    fn take(&mut self, op: &Op) {
        match op {
            Op::Create { file, .. } => {
                self.files.insert(*file, File::default());
                self.not_synced.push(op.clone());
            }
            Op::Rename { .. } | Op::Delete { .. } => self.not_synced.push(op.clone()),
            Op::Write { file, .. } | Op::Truncate { file, .. } => {
                let file = self.files.entry(*file).or_default();
                file.not_synced.push(op.clone());
            }
            Op::Sync(file) => {
                let file = self.files.entry(*file).or_default();
                for op in std::mem::take(&mut file.not_synced) {
                    write(&mut file.safe, &op, |_| true);
                }
            }
            Op::SyncFolder => {
                for op in std::mem::take(&mut self.not_synced) {
                    rename(&mut self.names, &op);
                }
            }
            Op::Acknowledged => {}
        }
    }
}

/// Does to names what an operation on a folder does.
fn rename(names: &mut BTreeMap<String, FileId>, op: &Op) {
    match op {
        Op::Create { name, file } => {
            names.insert(name.clone(), *file);
        }
        Op::Rename { from, to } => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
        Op::Delete { name } => {
            names.remove(name);
        }
        Op::Write { .. }
        | Op::Truncate { .. }
        | Op::Sync(_)
        | Op::SyncFolder
        | Op::Acknowledged => {}
    }
}

/// Does to bytes what an operation on a file does; of a write, those sectors that are kept.
fn write(into: &mut Vec<u8>, op: &Op, mut keep: impl FnMut(u64) -> bool) {
    match op {
        Op::Write { at, bytes, .. } => {
            let mut done = 0;
            while done < bytes.len() {
                let from = *at as usize + done;
                let sector_left = SECTOR - from % SECTOR;
                let length = sector_left.min(bytes.len() - done);
                if keep((from / SECTOR) as u64) {
                    if into.len() < from + length {
                        into.resize(from + length, 0);
                    }
                    into[from..from + length].copy_from_slice(&bytes[done..done + length]);
                }
                done += length;
            }
        }
        Op::Truncate { size, .. } => {
            if keep(0) {
                into.resize(*size as usize, 0);
            }
        }
        Op::Create { .. }
        | Op::Rename { .. }
        | Op::Delete { .. }
        | Op::Sync(_)
        | Op::SyncFolder
        | Op::Acknowledged => {}
    }
}

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(files: &[(&str, &[u8])]) -> Disk {
        Disk {
            files: files
                .iter()
                .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))
                .collect(),
        }
    }

    fn last(tape: &Tape, kept: Kept) -> Disk {
        let mut disk = None;
        tape.points(|point| disk = Some(point.disk(kept)));
        disk.unwrap()
    }

    fn put(file: usize, at: u64, bytes: &[u8]) -> Op {
        Op::Write {
            file: FileId(file),
            at,
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn what_was_not_synced_is_dropped_and_what_was_stays() {
        let start = named(&[("a", b"old")]);
        let tape = Tape::new(
            start,
            vec![
                put(0, 0, b"new"),
                Op::Sync(FileId(0)),
                put(0, 3, b"er"),
                Op::Truncate {
                    file: FileId(0),
                    size: 1,
                },
            ],
        );
        assert_eq!(last(&tape, Kept::Nothing), named(&[("a", b"new")]));
        assert_eq!(last(&tape, Kept::Names), named(&[("a", b"new")]));
        assert_eq!(last(&tape, Kept::Everything), named(&[("a", b"n")]));
    }

    #[test]
    fn a_name_lasts_when_its_folder_was_synced() {
        let start = named(&[("keys", b"old")]);
        let mut ops = vec![
            Op::Create {
                name: "keys.new".into(),
                file: FileId(1),
            },
            put(1, 0, b"new"),
            Op::Rename {
                from: "keys.new".into(),
                to: "keys".into(),
            },
        ];
        // Renamed without a sync of its bytes: names may come to last before bytes do.
        let careless = Tape::new(start.clone(), ops.clone());
        assert_eq!(last(&careless, Kept::Nothing), start);
        assert_eq!(last(&careless, Kept::Names), named(&[("keys", b"")]));
        ops.insert(2, Op::Sync(FileId(1)));
        let careful = Tape::new(start.clone(), ops.clone());
        assert_eq!(last(&careful, Kept::Nothing), start);
        assert_eq!(last(&careful, Kept::Names), named(&[("keys", b"new")]));
        ops.push(Op::SyncFolder);
        let safe = Tape::new(start, ops);
        assert_eq!(last(&safe, Kept::Nothing), named(&[("keys", b"new")]));
    }

    #[test]
    fn a_torn_write_keeps_some_of_its_sectors() {
        let start = named(&[("a", &[0; 4 * SECTOR])]);
        let tape = Tape::new(start, vec![put(0, 0, &[1; 4 * SECTOR])]);
        let torn = (0..64).filter(|seed| {
            let disk = last(&tape, Kept::Some(*seed));
            let ones = disk.files["a"].iter().filter(|byte| **byte == 1).count();
            assert_eq!(ones % SECTOR, 0);
            ones > 0 && ones < 4 * SECTOR
        });
        assert!(torn.count() > 3);
    }
}
