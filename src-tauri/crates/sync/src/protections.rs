//! What keeps an exchange honest, one by one, so that a simulation can show that each is needed.

macro_rules! protections {
    ($($(#[$doc:meta])+ $name:ident),+ $(,)?) => {
        /// All on. Only the feature `switches` lets a simulation turn one off; a program cannot.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Protections {
            $(
                $(#[$doc])+
                #[cfg(feature = "switches")]
                pub $name: bool,
                #[cfg(not(feature = "switches"))]
                $name: bool,
            )+
        }

        impl Default for Protections {
            fn default() -> Self {
                Self { $($name: true,)+ }
            }
        }

        impl Protections {
            /// The name of every switch, as in the code.
            pub const NAMES: &[&str] = &[$(stringify!($name)),+];

            /// Everything on but the one of that name; `None` for an unknown name.
            #[cfg(feature = "switches")]
            pub fn without(name: &str) -> Option<Self> {
                let mut left = Self::default();
                match name {
                    $(stringify!($name) => left.$name = false,)+
                    _ => return None,
                }
                Some(left)
            }

            $(
                #[allow(dead_code, reason = "one accessor a switch, so that no switch needs two spellings")]
                pub(crate) fn $name(&self) -> bool {
                    self.$name
                }
            )+
        }
    };
}

protections! {
    /// An object's bytes must have the hash in its name.
    check_object_hash,
    /// An object must be signed by the log under whose prefix it lies.
    check_object_signature,
    /// What was sealed is recorded before it is uploaded, and a retry sends those bytes.
    record_before_upload,
    /// Own events count as sent only once a listing shows them.
    acknowledge_by_listing,
    /// A place that shows less than it did before is not written to.
    notice_lost_objects,
    /// An own log that is ahead or different in the place means that this copy was restored or cloned.
    notice_own_log_elsewhere,
    /// What can't be read is set aside and holds up nothing else.
    set_aside,
    /// What others say they hold is compared with what the place shows.
    notice_withholding,
    /// Equal vectors must have equal digests.
    compare_digests,
    /// Own small objects are deleted only after a listing showed the pack that covers them.
    delete_after_pack_seen,
    /// Documents are pushed before the segment that names them.
    documents_first,
    /// What a listing named and is gone when fetched leads to a new plan, not to a gap.
    plan_again_when_gone,
}
