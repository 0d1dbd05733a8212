//! The layer under SQLite: the system's own, which notes what it was asked to write.
//!
//! It is the default of the process from the first recording on, so that the code under test opens its database as it always
//! does. An opened file stays the system layer's own object, at its own address; only its table of functions is exchanged
//! for a copy in which five of them call the original first and then take a note, or refuse as a test wants it. So nothing about locks, shared memory or
//! memory maps is ours.
#![allow(
    unsafe_code,
    reason = "SQLite reaches its files through a table of C functions: there is no other way to stand beneath it. Nothing here is part of the program."
)]

use crate::recording::{Notes, Refusal, lock, notes_of};
use crate::tape::FileId;
use rusqlite::ffi;
use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, Once, OnceLock};

/// A table of functions as SQLite sees it, and behind it the original. The table comes first: a pointer to one is a pointer
/// to the other.
#[repr(C)]
struct Methods {
    ours: ffi::sqlite3_io_methods,
    original: &'static ffi::sqlite3_io_methods,
}

/// An open file that is recorded.
struct Open {
    notes: Arc<Mutex<Notes>>,
    file: FileId,
    /// The system layer syncs the folder with the first sync of a new journal.
    folder_to_sync: bool,
}

/// The system's layer; it lives as long as the process.
struct Original(*mut ffi::sqlite3_vfs);

// SAFETY: SQLite's own layers are made to be called from any thread, and nobody changes one after it was registered.
unsafe impl Send for Original {}
// SAFETY: as above.
unsafe impl Sync for Original {}

static ORIGINAL: OnceLock<Original> = OnceLock::new();
/// By the address of SQLite's object for the file.
static OPEN: LazyLock<Mutex<HashMap<usize, Open>>> = LazyLock::new(Mutex::default);
/// By the address of the original table.
static TABLES: LazyLock<Mutex<HashMap<usize, &'static Methods>>> = LazyLock::new(Mutex::default);

/// Makes this the layer that databases are opened with from now on.
pub(crate) fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: a null name asks for the default layer, which SQLite registers when it starts and never takes away.
        let original = unsafe { ffi::sqlite3_vfs_find(std::ptr::null()) };
        assert!(!original.is_null(), "SQLite has a layer for this system");
        // SAFETY: it is not null, and the structure is plain data.
        let copied = unsafe { *original };
        let ours = Box::leak(Box::new(ffi::sqlite3_vfs {
            pNext: std::ptr::null_mut(),
            zName: c"recorded".as_ptr(),
            xOpen: Some(open),
            xDelete: Some(delete),
            ..copied
        }));
        ORIGINAL.get_or_init(|| Original(original));
        // SAFETY: the structure is leaked, so it outlives every connection.
        let registered = unsafe { ffi::sqlite3_vfs_register(ours, 1) };
        assert_eq!(registered, ffi::SQLITE_OK);
    });
}

fn original() -> Option<*mut ffi::sqlite3_vfs> {
    ORIGINAL.get().map(|original| original.0)
}

/// # Safety
/// `name` is null or a string that ends with a zero byte, as SQLite's names of files are.
unsafe fn path(name: *const c_char) -> Option<PathBuf> {
    if name.is_null() {
        return None;
    }
    // SAFETY: the caller's promise.
    let name = unsafe { CStr::from_ptr(name) };
    name.to_str().ok().map(|name| Path::new(name).to_owned())
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    flags_out: *mut c_int,
) -> c_int {
    let Some(original) = original() else {
        return ffi::SQLITE_ERROR;
    };
    // SAFETY: `original` is a registered layer; the rest is passed on as SQLite gave it, for an object of the size that the
    // original asks for, because our copy says the same.
    let opened = unsafe {
        match (*original).xOpen {
            Some(open) => open(original, name, file, flags, flags_out),
            None => ffi::SQLITE_ERROR,
        }
    };
    // SAFETY: `name` is SQLite's.
    let path = unsafe { path(name) };
    // SAFETY: `file` is SQLite's object, which the original has just filled.
    let methods = unsafe { (*file).pMethods };
    if opened != ffi::SQLITE_OK || methods.is_null() {
        return opened;
    }
    let Some((notes, name)) = path.and_then(|path| notes_of(&path)) else {
        return opened;
    };
    let journal = flags
        & (ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_SUPER_JOURNAL);
    let new = flags & ffi::SQLITE_OPEN_CREATE != 0;
    let id = lock(&notes).open(&name);
    let open = Open {
        notes,
        file: id,
        folder_to_sync: new && journal != 0,
    };
    lock(&OPEN).insert(file.addr(), open);
    let table = *lock(&TABLES).entry(methods.addr()).or_insert_with(|| {
        // SAFETY: a table of the system's layer is a constant of the library.
        let original = unsafe { &*methods };
        Box::leak(Box::new(Methods {
            ours: ffi::sqlite3_io_methods {
                xClose: Some(close),
                xWrite: Some(write),
                xTruncate: Some(truncate),
                xSync: Some(sync),
                xShmLock: Some(lock_shared_memory),
                ..*original
            },
            original,
        }))
    });
    // SAFETY: `file` is open and SQLite reads this field at each call; the table is leaked.
    unsafe { (*file).pMethods = &raw const table.ours };
    opened
}

unsafe extern "C" fn delete(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    let Some(original) = original() else {
        return ffi::SQLITE_ERROR;
    };
    // SAFETY: passed on as SQLite gave it, to a registered layer.
    let deleted = unsafe {
        match (*original).xDelete {
            Some(delete) => delete(original, name, sync_folder),
            None => ffi::SQLITE_ERROR,
        }
    };
    // SAFETY: `name` is SQLite's.
    let path = unsafe { path(name) };
    if deleted == ffi::SQLITE_OK
        && let Some((notes, name)) = path.and_then(|path| notes_of(&path))
    {
        let mut notes = lock(&notes);
        notes.delete(&name);
        if sync_folder != 0 {
            notes.sync_folder();
        }
    }
    deleted
}

/// # Safety
/// `file` was opened by [`open`] and given our table, as every file is that one of these functions is called for.
unsafe fn original_of(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    // SAFETY: the table is the first field of a leaked `Methods`.
    unsafe { (*(*file).pMethods.cast::<Methods>()).original }
}

fn note(file: *mut ffi::sqlite3_file, take: impl FnOnce(&mut Notes, &mut Open)) {
    if let Some(open) = lock(&OPEN).get_mut(&file.addr()) {
        let notes = Arc::clone(&open.notes);
        take(&mut lock(&notes), open);
    }
}

fn refuses(file: *mut ffi::sqlite3_file, refusal: Refusal) -> bool {
    let open = lock(&OPEN);
    let open = open.get(&file.addr());
    open.is_some_and(|open| lock(&open.notes).refusal == Some(refusal))
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // Before the close: the address may be used again by another thread at once.
    lock(&OPEN).remove(&file.addr());
    // SAFETY: SQLite calls this for a file that has our table.
    match unsafe { original_of(file) }.xClose {
        // SAFETY: passed on as SQLite gave it.
        Some(close) => unsafe { close(file) },
        None => ffi::SQLITE_IOERR,
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    length: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    if refuses(file, Refusal::Full) {
        return ffi::SQLITE_FULL;
    }
    // SAFETY: SQLite calls this for a file that has our table.
    let written = match unsafe { original_of(file) }.xWrite {
        // SAFETY: passed on as SQLite gave it.
        Some(write) => unsafe { write(file, bytes, length, at) },
        None => ffi::SQLITE_IOERR,
    };
    if written == ffi::SQLITE_OK
        && let (Ok(length), Ok(at)) = (usize::try_from(length), u64::try_from(at))
    {
        // SAFETY: SQLite promises so many bytes there.
        let bytes = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), length) };
        note(file, |notes, open| notes.write(open.file, at, bytes));
    }
    written
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    // SAFETY: SQLite calls this for a file that has our table.
    let truncated = match unsafe { original_of(file) }.xTruncate {
        // SAFETY: passed on as SQLite gave it.
        Some(truncate) => unsafe { truncate(file, size) },
        None => ffi::SQLITE_IOERR,
    };
    if truncated == ffi::SQLITE_OK
        && let Ok(size) = u64::try_from(size)
    {
        note(file, |notes, open| notes.truncate(open.file, size));
    }
    truncated
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: SQLite calls this for a file that has our table.
    let synced = match unsafe { original_of(file) }.xSync {
        // SAFETY: passed on as SQLite gave it.
        Some(sync) => unsafe { sync(file, flags) },
        None => ffi::SQLITE_IOERR,
    };
    if synced == ffi::SQLITE_OK {
        note(file, |notes, open| {
            notes.sync(open.file, std::mem::take(&mut open.folder_to_sync));
        });
    }
    synced
}

/// The locks of the write-ahead log lie in the shared memory; writing takes an exclusive one.
unsafe extern "C" fn lock_shared_memory(
    file: *mut ffi::sqlite3_file,
    from: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    let to_write = ffi::SQLITE_SHM_LOCK | ffi::SQLITE_SHM_EXCLUSIVE;
    if flags == to_write && refuses(file, Refusal::Held) {
        return ffi::SQLITE_BUSY;
    }
    // SAFETY: SQLite calls this for a file that has our table.
    match unsafe { original_of(file) }.xShmLock {
        // SAFETY: passed on as SQLite gave it.
        Some(lock) => unsafe { lock(file, from, count, flags) },
        None => ffi::SQLITE_IOERR,
    }
}
