//! Makes a signed request look as if a laptop with a wrong clock had sent it.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

const DATE: &[u8] = b"x-amz-date: ";

/// Passes everything on to a server, with the year in the date of every request as it was long ago. The server looks at the
/// date before it looks at the signature, which does not fit any more.
pub(crate) struct LateOnTheWay {
    pub(crate) endpoint: String,
}

impl LateOnTheWay {
    pub(crate) fn to(endpoint: &str) -> Self {
        let server = endpoint
            .strip_prefix("http://")
            .expect("an address without encryption")
            .to_owned();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        // Ends with the test program; nobody is kept waiting by it.
        thread::spawn(move || {
            for from in listener.incoming().map_while(Result::ok) {
                let Ok(to) = TcpStream::connect(&server) else {
                    return;
                };
                pass(&from, &to, &|sent| aged(sent));
                pass(&to, &from, &|_| ());
            }
        });
        Self {
            endpoint: format!("http://127.0.0.1:{port}"),
        }
    }
}

/// Copies from one to the other until either ends, each piece changed on the way.
fn pass(from: &TcpStream, to: &TcpStream, change: &'static (impl Fn(&mut [u8]) + Sync)) {
    let (mut from, mut to) = (
        from.try_clone().expect("another handle"),
        to.try_clone().expect("another handle"),
    );
    thread::spawn(move || {
        // A request's head comes in one piece: it is far smaller than this.
        let mut piece = vec![0; 64 * 1024];
        while let Ok(read) = from.read(&mut piece)
            && read > 0
        {
            change(&mut piece[..read]);
            if to.write_all(&piece[..read]).is_err() {
                return;
            }
        }
    });
}

fn aged(sent: &mut [u8]) {
    let places: Vec<usize> = sent
        .windows(DATE.len())
        .enumerate()
        .filter(|(_, found)| found.eq_ignore_ascii_case(DATE))
        .map(|(at, _)| at + DATE.len())
        .collect();
    for at in places {
        if let Some(year) = sent.get_mut(at..at + 4) {
            year.copy_from_slice(b"2019");
        }
    }
}
