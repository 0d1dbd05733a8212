//! The content of an AHP Health and Work Report.
