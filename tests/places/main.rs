//! The shared places that records meet in: every kind does the same, and says the same when it cannot.
//!
//! `objects` is about what is put there, `wrong` about what can be wrong with a place, `laptops` about records that meet there,
//! `nodes` about servers that die under it. Those marked to be ignored are run by `cargo xtask soak`.

#[path = "../bench/clock.rs"]
#[allow(dead_code, reason = "the measurements take all of it")]
mod clock;
mod clock_wrong;
mod ground;
#[path = "../bench/sync/history.rs"]
#[allow(dead_code, reason = "the measurements take all of it")]
mod history;
mod laptops;
mod nodes;
mod objects;
#[path = "../bench/people.rs"]
#[allow(dead_code, reason = "the measurements take all of it")]
mod people;
mod unconditional;
mod wrong;

/// Each of the named tests over each kind of place: a test `kind::name` for each.
macro_rules! over_every_place {
    ($($test:path as $name:ident),+ $(,)?) => {
        over_every_place!(@kind folder, Folder, [$($test as $name),+]);
        over_every_place!(@kind conditions_ignored, ConditionsIgnored, [$($test as $name),+]);
        over_every_place!(@kind garage_one_node, GarageOne, [$($test as $name),+]);
        over_every_place!(@kind garage_three_nodes, GarageThree, [$($test as $name),+]);
        over_every_place!(@soak azurite, Azurite, [$($test as $name),+]);
    };
    (@kind $module:ident, $kind:ident, [$($test:path as $name:ident),+]) => {
        mod $module {
            $(
                #[test]
                fn $name() {
                    $test(&crate::ground::Ground::of(crate::ground::Kind::$kind));
                }
            )+
        }
    };
    (@soak $module:ident, $kind:ident, [$($test:path as $name:ident),+]) => {
        mod $module {
            $(
                #[test]
                #[ignore = "run by cargo xtask soak, which fetches the server"]
                fn $name() {
                    $test(&crate::ground::Ground::of(crate::ground::Kind::$kind));
                }
            )+
        }
    };
}

over_every_place! {
    crate::objects::tried_out as trying_it_out_is_good_and_leaves_nothing,
    crate::objects::come_back as objects_come_back_as_they_were_written,
    crate::objects::all_listed as a_listing_of_more_than_a_thousand_is_whole,
    crate::laptops::two as two_laptops_come_to_hold_the_same,
    crate::laptops::three_racing as three_laptops_racing_come_to_hold_the_same,
}
