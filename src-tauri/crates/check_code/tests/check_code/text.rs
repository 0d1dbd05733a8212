//! The signed text: frozen words, and what is no part of it.

use crate::fixture::{report, text_of};
use check_code::lines;
use chrono::{NaiveDate, NaiveTime, Weekday};
use domain::report::{Option_, PhasedReturn, PhasedWeek, Shift};

#[test]
fn reads_as_on_paper() {
    let mut content = report("one");
    content.phased_return = Some(PhasedReturn {
        usual: vec![night(Weekday::Mon, 720)],
        weeks: vec![
            PhasedWeek {
                beginning: NaiveDate::from_ymd_opt(2026, 9, 7).unwrap(),
                shifts: Vec::new(),
            },
            PhasedWeek {
                beginning: NaiveDate::from_ymd_opt(2026, 9, 14).unwrap(),
                shifts: vec![
                    night(Weekday::Tue, 390),
                    Shift {
                        start: None,
                        ..night(Weekday::Fri, 240)
                    },
                ],
            },
        ],
    });
    assert_eq!(
        text_of(&content),
        "stepwell-check/1\n\
         Service: Hedge End Work Clinic\n\
         Ring: 01632 960123\n\
         Report number: R-0001\n\
         Date of issue: 07/09/2026\n\
         Patient's name: Kevin Pryce\n\
         Date of birth: 11/02/1984\n\
         I advise that: 1b, you may be fit for work taking account of advice below\n\
         Completed by a: Occupational Therapist\n\
         Practitioner's name: Rowan Ellery\n\
         Registration number: OT00000\n\
         Organisation: Vocational Clinic, Demo Surgery\n\
         Contact: 01632 960001\n\
         Assessed on: 07/09/2026\n\
         For the period: 07/09/2026 to 04/10/2026\n\
         Review: required, made for 02/10/2026\n\
         May benefit from: a phased return to work, amended duties, altered hours\n\
         Difficulty 1: Lifting from the floor, or lifting more than 5 kg.\n\
         Recommendation 1: Up to 5 kg at waist height, rising by 5 kg a fortnight as comfort allows; a trolley or a second person above that.\n\
         Difficulty 2: Standing or walking for a full shift.\n\
         Recommendation 2: 4 hours a day Monday to Friday in the week beginning 2026-09-14, 6 hours in the week beginning 2026-09-21, usual hours from the week beginning 2026-09-28.\n\
         Difficulty 3: Stiff for the first hour of the day.\n\
         Recommendation 3: Start at 09:00 instead of 06:00 until 2026-10-04.\n\
         Usual week: Monday 19:30, 12 h\n\
         Week 1, from 07/09/2026: no work\n\
         Week 2, from 14/09/2026: Tuesday 19:30, 6 h 30 min; Friday, 4 h\n\
         Comments: Occupational health at the firm is welcome to ring me. I can talk only about what Kevin has agreed.\n"
    );
}

#[test]
fn the_order_of_ticks_and_the_spelling_of_letters_are_no_difference() {
    let (mut one, mut other) = (report("one"), report("one"));
    one.options = vec![Option_::AlteredHours, Option_::PhasedReturn];
    other.options = vec![Option_::PhasedReturn, Option_::AlteredHours];
    one.patient.name = "Zoe\u{308}".to_owned();
    other.patient.name = "Zo\u{eb}".to_owned();
    assert_eq!(text_of(&one), text_of(&other));
}

#[test]
fn what_was_typed_comes_back_with_its_lines() {
    let mut content = report("one");
    content.comments = Some("One.\nC:\\new\nAdvice: fit".to_owned());
    let read = lines(&text_of(&content));
    assert_eq!(read.last().unwrap().value, content.comments.unwrap());
}

fn night(day: Weekday, minutes: u16) -> Shift {
    Shift {
        day,
        start: NaiveTime::from_hms_opt(19, 30, 0),
        minutes,
    }
}
