//! A report that runs out is on the worklist from seven days before until they have been met again.

use tests::desk::Desk;

fn ending(desk: &Desk) -> usize {
    desk.clinic.worklist().unwrap().reports_ending.len()
}

#[test]
fn from_seven_days_before_until_they_are_met() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let issued = desk.issue(&case);
    assert_eq!(issued.line.to, "2026-09-21");
    desk.clock.set("2026-09-13T10:00:00+01:00");
    assert_eq!(ending(&desk), 0, "eight days to go");
    desk.clock.set("2026-09-14T10:00:00+01:00");
    assert_eq!(ending(&desk), 1);
    desk.step_1(&case);
    assert_eq!(ending(&desk), 1, "it still runs out");
    desk.clock.set("2026-09-23T10:00:00+01:00");
    desk.attempt(&case, "telephone", "no_answer");
    desk.clock.set("2026-09-23T11:00:00+01:00");
    assert_eq!(ending(&desk), 1, "nobody was met");
    let met = desk.step_1(&case);
    assert_eq!(ending(&desk), 0);
    assert_eq!(
        desk.clinic.find("pryce").unwrap()[0].cases[0].report_to,
        None
    );
    desk.clinic
        .enter_in_error(&case, &met.timeline[0].id, "Somebody else's call")
        .unwrap();
    assert_eq!(
        ending(&desk),
        1,
        "what was entered in error settles nothing"
    );
}
