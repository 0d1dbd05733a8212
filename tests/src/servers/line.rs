//! A slow line in front of a server, that goes and comes back: what a surgery's network does.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{sleep, spawn},
    time::Duration,
};

use anyhow::Result;

/// What is passed on in one go: small, so that a line that goes is gone at once.
const BYTES: usize = 4096;

/// Passes on what comes to a port of its own. Until the test ends.
pub struct Line {
    /// Connect here instead of to the server.
    pub port: u16,
    state: Arc<State>,
}

struct State {
    server: u16,
    up: AtomicBool,
    /// Bytes a second from the server, all connections together; 0: as they come.
    rate: AtomicU64,
    /// One connection at a time waits for its bytes.
    turn: Mutex<()>,
}

impl Line {
    /// Up, and as fast as the server.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn to(server: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(State {
            server,
            up: AtomicBool::new(true),
            rate: AtomicU64::new(0),
            turn: Mutex::new(()),
        });
        let shared = state.clone();
        spawn(move || {
            for connection in listener.incoming().flatten() {
                shared.connect(&connection);
            }
        });
        Ok(Self { port, state })
    }

    /// So many bytes a second come from the server; 0: as they come.
    pub fn rate(&self, bytes: u64) {
        self.state.rate.store(bytes, Ordering::Relaxed);
    }

    /// Up, or gone: then every connection breaks, and new ones get no answer.
    pub fn up(&self, up: bool) {
        self.state.up.store(up, Ordering::Relaxed);
    }
}

impl State {
    fn connect(self: &Arc<Self>, client: &TcpStream) {
        if !self.up.load(Ordering::Relaxed) {
            return;
        }
        let Ok(server) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.server)) else {
            return;
        };
        for (from, to, slow) in [(client, &server, false), (&server, client, true)] {
            if let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) {
                let state = self.clone();
                spawn(move || state.pass(from, to, slow));
            }
        }
    }

    fn pass(&self, mut from: TcpStream, mut to: TcpStream, slow: bool) {
        let mut bytes = [0; BYTES];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            if slow {
                self.wait(count);
            }
            if !self.up.load(Ordering::Relaxed) || to.write_all(&bytes[..count]).is_err() {
                break;
            }
        }
        // Either fails when the other direction has closed it already.
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    }

    fn wait(&self, count: usize) {
        let rate = self.rate.load(Ordering::Relaxed);
        if rate > 0 {
            let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            sleep(Duration::from_secs_f64(count as f64 / rate as f64));
        }
    }
}
