//! How large everything is set: in standard print, and in large print of 18 points.

/// How a text is set. Points; grey from 0 (black) to 1 (white).
#[derive(Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) size: f32,
    pub(crate) leading: f32,
    pub(crate) grey: f32,
}

/// The settings of one print.
pub(crate) struct Sizes {
    pub(crate) title: Setting,
    pub(crate) subtitle: Setting,
    pub(crate) small: Setting,
    pub(crate) heading: Setting,
    pub(crate) label: Setting,
    pub(crate) value: Setting,
    pub(crate) body: Setting,
    /// What is printed of a letter.
    pub(crate) letter: Setting,
    pub(crate) prominent: Setting,
    /// What every page repeats at its foot.
    pub(crate) running: Setting,
    /// Nothing but a table of two columns stands side by side.
    pub(crate) large: bool,
}

impl Sizes {
    pub(crate) fn of(large: bool) -> &'static Self {
        if large { &LARGE } else { &STANDARD }
    }

    /// A length that belongs to words of the body, for this print.
    pub(crate) fn scaled(&self, points: f32) -> f32 {
        points * self.body.size / STANDARD.body.size
    }
}

const fn set(size: f32, leading: f32, grey: f32) -> Setting {
    Setting {
        size,
        leading,
        grey,
    }
}

const STANDARD: Sizes = Sizes {
    title: set(18.5, 24.0, 0.0),
    subtitle: set(9.5, 13.0, 0.25),
    small: set(8.5, 11.5, 0.25),
    heading: set(9.5, 13.0, 0.0),
    label: set(7.5, 10.0, 0.3),
    value: set(10.5, 14.0, 0.0),
    body: set(9.5, 13.0, 0.0),
    letter: set(10.5, 14.5, 0.0),
    prominent: set(12.5, 17.0, 0.0),
    running: set(8.0, 10.5, 0.2),
    large: false,
};

/// Everything in black and at least 18 points, the size that the clinic's letters in large print have
/// [F DCB1605; R 18 points]. The foot only repeats what is on the page in that size.
const LARGE: Sizes = Sizes {
    title: set(26.0, 32.0, 0.0),
    subtitle: set(18.0, 24.0, 0.0),
    small: set(18.0, 24.0, 0.0),
    heading: set(20.0, 26.0, 0.0),
    label: set(18.0, 24.0, 0.0),
    value: set(20.0, 26.0, 0.0),
    body: set(18.0, 24.0, 0.0),
    letter: set(18.0, 25.0, 0.0),
    prominent: set(22.0, 29.0, 0.0),
    running: set(14.0, 18.0, 0.0),
    large: true,
};
