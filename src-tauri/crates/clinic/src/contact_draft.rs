//! A contact as it would be typed to say what it says.

use crate::forms::{
    AdjustmentForm, AnswerForm, ConcernForm, ContactDraft, InterpreterForm, LiaisonForm,
    MatchRowForm, ObstacleForm, PlanItemForm, QuestionnaireForm, RehabilitationForm,
};
use crate::words;
use chrono::{NaiveDate, NaiveTime};
use domain::contact::{Answer, Contact};

fn time(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%H:%M").to_string())
        .unwrap_or_default()
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(words::iso).unwrap_or_default()
}

fn answer_form(answer: &Answer) -> AnswerForm {
    AnswerForm {
        item: answer.item.clone(),
        text: answer.text.clone(),
        chosen: answer
            .chosen
            .iter()
            .map(|chosen| chosen.id.clone())
            .collect(),
        on: day(answer.on),
        nothing_to_add: answer.nothing_to_add,
        left_because: answer.left_because.clone(),
    }
}

/// The draft as it would be typed to say what a contact says. Its case is the caller's to name.
pub(crate) fn draft_of(contact: &Contact) -> ContactDraft {
    ContactDraft {
        id: contact.id.to_string(),
        case: String::new(),
        step: contact.step.id().to_owned(),
        step_reason: String::new(),
        decided_by: "both".to_owned(),
        mode: contact.mode.id().to_owned(),
        outcome: contact.outcome.id().to_owned(),
        on: words::iso(contact.on),
        start: time(contact.start),
        end: time(contact.end),
        indirect_minutes: match contact.indirect_minutes {
            0 => String::new(),
            minutes => minutes.to_string(),
        },
        with: contact.with.clone(),
        note: contact.note.clone(),
        answers: contact.answers.iter().map(answer_form).collect(),
        match_rows: contact
            .match_rows
            .iter()
            .map(|row| MatchRowForm {
                demand: row.demand.clone(),
                capacity_now: row.capacity_now.clone(),
                gap: row.gap.map(|gap| gap.id().to_owned()).unwrap_or_default(),
                recommendation: row.recommendation.clone(),
                goal: row.goal.clone(),
                by: day(row.by),
            })
            .collect(),
        obstacles: contact
            .obstacles
            .iter()
            .map(|obstacle| ObstacleForm {
                text: obstacle.text.clone(),
                flag: obstacle.flag.clone(),
                modifiable: match obstacle.modifiable {
                    Some(true) => "yes",
                    Some(false) => "no",
                    None => "",
                }
                .to_owned(),
                action: obstacle.action.clone(),
                owner: obstacle.owner.clone(),
                due: day(obstacle.due),
            })
            .collect(),
        plan: contact
            .plan
            .iter()
            .map(|plan| PlanItemForm {
                what: plan.what.clone(),
                when: plan.when.clone(),
            })
            .collect(),
        adjustments: contact
            .adjustments
            .iter()
            .map(|change| AdjustmentForm {
                what: change.what.clone(),
                answer: change.answer.clone(),
                said: change.said.clone(),
                owner: change.owner.clone(),
                by: day(change.by),
            })
            .collect(),
        liaison: contact
            .liaison
            .as_ref()
            .map(|talk| LiaisonForm {
                consent: talk.consent.to_string(),
                spoke_to: talk.spoke_to.clone(),
                role: talk.role.clone(),
                disclosed: talk.disclosed.clone(),
                said: talk.said.clone(),
                follow_up_on: day(talk.follow_up_on),
            })
            .unwrap_or_default(),
        rehabilitation: contact
            .rehabilitation
            .iter()
            .map(|strand| RehabilitationForm {
                activity: strand.activity.clone(),
                baseline: strand.baseline.clone(),
                target: strand.target.clone(),
                by: day(strand.by),
                setback_plan: strand.setback_plan.clone(),
            })
            .collect(),
        questionnaires: contact
            .questionnaires
            .iter()
            .map(|questionnaire| QuestionnaireForm {
                instrument: questionnaire.instrument.clone(),
                completed_on: words::iso(questionnaire.completed_on),
                how: questionnaire.how.clone(),
                answers: questionnaire.answers.clone(),
            })
            .collect(),
        interpreter: contact
            .interpreter
            .as_ref()
            .map(|one| InterpreterForm {
                language: one.language.clone(),
                name: one.name.clone(),
                by: one.by.clone(),
                kind: one.kind.id().to_owned(),
            })
            .unwrap_or_default(),
        risk: contact
            .risk
            .iter()
            .flat_map(|asked| &asked.answers)
            .map(answer_form)
            .collect(),
        concerns: contact
            .concerns
            .iter()
            .map(|concern| ConcernForm {
                kind: concern.kind.id.clone(),
                signs: concern.signs.iter().map(|sign| sign.id.clone()).collect(),
                heard: concern.heard.clone(),
                done: concern.done.clone(),
                told: concern.told.clone(),
                told_on: day(concern.told_on),
                told_at: time(concern.told_at),
                nobody_because: concern.nobody_because.clone(),
            })
            .collect(),
        position: String::new(),
        entered_again_from: contact
            .entered_again_from
            .map(|from| from.to_string())
            .unwrap_or_default(),
    }
}
