//! What is put into a place is there, whole, until it is removed.

use std::thread;

use clinic::Random;
use tests::desk::Seeded;

use crate::ground::Ground;

/// More than a page of any store's listing.
const MANY: usize = 1_050;
const WRITERS: usize = 8;

pub(crate) fn tried_out(ground: &Ground) {
    let place = ground.place(0);
    let seeded = Seeded::new(7);
    place
        .try_out(&mut |bytes: &mut [u8]| seeded.fill(bytes))
        .expect("it is good");
    assert_eq!(place.list("stepwell").expect("it can be listed"), []);
}

pub(crate) fn come_back(ground: &Ground) {
    let (one, other) = (ground.place(0), ground.place(1));
    let name = "stepwell/0123/log/4567/4567.0000000001-0000000009.ab";
    assert_eq!(one.get(name).expect("asked"), None, "not yet written");
    // Empty, a byte, and more than goes into one packet or one block of a server's.
    for bytes in [0, 1, 70_000, 4 * 1024 * 1024].map(random) {
        one.put(name, &bytes).expect("written");
        let there = other.get(name).expect("read elsewhere");
        assert_eq!(there.as_deref(), Some(&bytes[..]), "{} bytes", bytes.len());
        one.put(name, &bytes).expect("the same once more");
        let listed = other.list("stepwell/0123").expect("listed elsewhere");
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].name, name);
        assert_eq!(listed[0].bytes, bytes.len() as u64);
    }
    other.remove(name).expect("removed");
    other.remove(name).expect("what is gone may be removed");
    assert_eq!(one.get(name).expect("asked"), None);
    assert_eq!(one.list("stepwell/0123").expect("listed"), []);
}

pub(crate) fn all_listed(ground: &Ground) {
    let name = |number: usize| format!("stepwell/service/log/{:02x}/{number:010}.ab", number % 7);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || {
                let place = ground.place(writer);
                for number in (writer..MANY).step_by(WRITERS) {
                    place
                        .put(&name(number), &number.to_le_bytes())
                        .expect("written");
                }
            });
        }
    });
    let place = ground.place(1);
    place
        .put("stepwell/service-2/log/00/0.ab", b"another's")
        .expect("written");
    let mut expected: Vec<String> = (0..MANY).map(name).collect();
    expected.sort();
    let names = || -> Vec<String> {
        let listed = place.list("stepwell/service").expect("listed");
        listed.into_iter().map(|listed| listed.name).collect()
    };
    assert!(names() == expected, "{} of {MANY}", names().len());
    for gone in [0, 3, MANY - 1] {
        place.remove(&name(gone)).expect("removed");
        expected.retain(|listed| *listed != name(gone));
    }
    assert!(names() == expected, "what was removed is not listed");
    let last = place.get(&name(MANY - 2)).expect("read");
    assert_eq!(last.as_deref(), Some(&(MANY - 2).to_le_bytes()[..]));
}

fn random(count: usize) -> Vec<u8> {
    let mut bytes = vec![0; count];
    Seeded::new(count as u64).fill(&mut bytes);
    bytes
}
