//! The last page of an employer's copy: what the report is and how to use it.

use domain::report::nfc;

use super::{Look, Part, Section, filled, section};
use crate::shape::Span;
use crate::style::Style;
use crate::words::words;

/// The explanation, with the service's telephone or else how to reach the practitioner.
pub(super) fn explanation(style: &Style, contact: &str) -> Section {
    let words = &words().explanation;
    let service = style.check.as_ref().map(|check| check.telephone.as_str());
    let telephone = nfc(service.filter(|t| !t.is_empty()).unwrap_or(contact));
    let points = words.points.iter().map(|point| {
        let mut spans = vec![Span::bold(&point.lead)];
        for sentence in &point.sentences {
            spans.push(Span::regular(" "));
            spans.extend(filled(&sentence.text, &[("telephone", telephone.clone())]));
        }
        spans
    });
    Section {
        look: Look::Open,
        new_page: true,
        ..section("", &words.heading, vec![Part::List(points.collect())])
    }
}
