//! The words of the sheet and where they go, as data.

#![cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "envelope, window and clear area are there for whoever reads the file, and for the tests"
    )
)]

use std::sync::OnceLock;

use serde::Deserialize;

const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// `assets/forms/cover-sheet.toml`. Lengths are in millimetres unless their name says points.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measures {
    pub(super) title: String,
    /// BCP 47 tag of the sheet's own words.
    pub(super) language: String,
    pub(super) private: String,
    /// With `{address}`.
    pub(super) return_to: String,
    /// With `{number}`.
    pub(super) reference: String,
    pub(super) envelope: Envelope,
    pub(super) window: Window,
    pub(super) fold: Fold,
    pub(super) address: Address,
    pub(super) clear: Area,
    pub(super) inside: Area,
    pub(super) fold_mark: FoldMark,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope {
    pub(super) width: f32,
    pub(super) height: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Window {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) bottom_min: f32,
    pub(super) bottom_max: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fold {
    pub(super) first: f32,
    pub(super) second: f32,
    pub(super) thirds: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Address {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) lines_max: usize,
    pub(super) size_points: f32,
    pub(super) leading_points: f32,
}

/// A part of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FoldMark {
    pub(super) from_edge: f32,
    pub(super) length: f32,
    pub(super) thickness_points: f32,
}

/// Millimetres in points.
pub(super) fn points(mm: f32) -> f32 {
    mm * POINTS_PER_MM
}

/// The measures. The file is part of the program and read once.
#[allow(clippy::panic)]
pub(super) fn measures() -> &'static Measures {
    static MEASURES: OnceLock<Measures> = OnceLock::new();
    MEASURES.get_or_init(|| {
        // The text is compiled in, and every test reads it: this cannot fail in a tested program.
        toml::from_str(include_str!("../../../../../assets/forms/cover-sheet.toml"))
            .unwrap_or_else(|error| panic!("assets/forms/cover-sheet.toml does not read: {error}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the window shows of the top panel, as left, top, right and bottom on the page, with the
    /// sheet pushed into each corner of the envelope, folded either way, for either maker.
    fn seen(folds: &[f32]) -> Vec<[f32; 4]> {
        let m = measures();
        let mut seen = Vec::new();
        for fold in folds {
            for bottom in [m.window.bottom_min, m.window.bottom_max] {
                for right in [0.0, m.envelope.width - 210.0] {
                    for down in [0.0, m.envelope.height - fold] {
                        let top = m.envelope.height - bottom - m.window.height - down;
                        let left = m.window.left - right;
                        seen.push([left, top, left + m.window.width, top + m.window.height]);
                    }
                }
            }
        }
        seen
    }

    #[test]
    fn the_address_is_always_in_the_window() {
        let address = &measures().address;
        for [left, top, right, bottom] in seen(&[measures().fold.first]) {
            assert!(left + 2.0 <= address.left && address.left + address.width + 2.0 <= right);
            assert!(top <= address.top && address.top + address.height <= bottom);
        }
    }

    #[test]
    fn five_lines_are_in_the_window_after_folding_into_thirds() {
        let address = &measures().address;
        for [_, top, _, bottom] in seen(&[measures().fold.thirds]) {
            let five = address.leading_points * 5.0 / POINTS_PER_MM;
            assert!(top <= address.top && address.top + five <= bottom);
        }
    }

    #[test]
    fn the_clear_area_is_all_that_the_window_can_show() {
        let Measures { fold, clear, .. } = measures();
        let seen = seen(&[fold.first, fold.thirds]);
        let least = |at: usize| seen.iter().map(|s| s[at]).fold(f32::MAX, f32::min);
        let most = |at: usize| seen.iter().map(|s| s[at]).fold(f32::MIN, f32::max);
        assert_eq!(
            [
                clear.left,
                clear.top,
                clear.left + clear.width,
                clear.top + clear.height
            ],
            [least(0), least(1), most(2), most(3)]
        );
    }

    /// The second panel lies behind the first, upside down.
    #[test]
    fn what_stands_inside_is_folded_in_and_not_behind_the_window() {
        let Measures {
            fold,
            clear,
            inside,
            ..
        } = measures();
        for (first, second) in [(fold.first, fold.second), (fold.thirds, 2.0 * fold.thirds)] {
            assert!(first < inside.top && inside.top + inside.height < second);
            assert!(second - inside.top < clear.top, "not behind the window");
        }
    }
}
