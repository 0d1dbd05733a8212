//! Contacts and reports that overlap, as they are compared on the screen.

use crate::case_view::{contact_lines, report_lines};
use crate::differences::Telling;
use crate::views::{OverlapEntryView, OverlapView};
use crate::words;
use domain::case_now::Case;
use domain::ids::{ContactId, ReportId};
use domain::overlaps::{Overlap, OverlapKind};

pub(crate) fn overlap_view(case: &Case, overlap: &Overlap, telling: &Telling<'_>) -> OverlapView {
    let (kind, what) = match overlap.kind {
        OverlapKind::Contacts => ("contacts", "Contacts for one appointment"),
        OverlapKind::Reports => ("reports", "Reports over one period"),
    };
    let entries = overlap.about.iter().filter_map(|about| match overlap.kind {
        OverlapKind::Contacts => {
            let told = case.contact(ContactId(*about))?;
            let mut lines = contact_lines(told);
            if let (Some(start), end) = (told.contact.start, told.contact.end) {
                let end = end.map(|end| end.format(" to %H:%M").to_string());
                lines.insert(
                    0,
                    format!("{}{}", start.format("%H:%M"), end.unwrap_or_default()),
                );
            }
            Some(OverlapEntryView {
                id: about.to_string(),
                title: words::contact_title(&told.contact),
                words: lines.join("\n"),
                said: telling.recorded(&told.recorded),
            })
        }
        OverlapKind::Reports => {
            let told = case.report(ReportId(*about))?;
            Some(OverlapEntryView {
                id: about.to_string(),
                title: format!("Report {}", told.report.content.report_number),
                words: report_lines(case, told).join("\n"),
                said: telling.recorded(&told.recorded),
            })
        }
    });
    OverlapView {
        case: case.id.to_string(),
        kind: kind.to_owned(),
        title: format!("{what}, {}", words::day(overlap.on)),
        entries: entries.collect(),
    }
}
