//! Every field of a case, a patient, the service and its people: what differs.

use super::both::{jobs, lists, never, problems, referrals, texts};
use super::{ConsentSaid, Difference, Setting, StepMoved, difference};
use crate::case::CaseField;
use crate::case_now::Case;
use crate::patient::PatientField;
use crate::patient_now::Patient;
use crate::service::{ServiceField, UserField};
use crate::service_now::{Service, User};

macro_rules! fields {
    ($of:expr, $setting:expr; $($name:literal $field:ident $variant:path, $both:expr;)+) => {
        [$(difference($name, &$of.$field, |value| $setting($variant(value)), $both),)+]
            .into_iter()
            .flatten()
            .collect()
    };
}

impl Case {
    /// What people set differently about the case while apart, in the order of its form.
    pub fn differences(&self) -> Vec<Difference> {
        let mut all: Vec<Difference> = fields! { self, Setting::Case;
            "site" site CaseField::Site, never;
            "clinician" clinician CaseField::Clinician, never;
            "referral" referral CaseField::Referral, referrals;
            "problem" problem CaseField::Problem, problems;
            "eligibility" eligibility CaseField::Eligibility, never;
            "work" work CaseField::Work, never;
            "job" job CaseField::Job, jobs;
            "fit_notes" fit_notes CaseField::FitNotes, lists;
            "goal" goal CaseField::Goal, texts;
        };
        all.extend(difference(
            "step",
            &self.step_now,
            |StepMoved(moved)| Setting::Step(moved),
            never,
        ));
        all.extend(self.consents_now.iter().filter_map(|(purpose, said)| {
            difference(
                format!("consent_{}", purpose.id()),
                said,
                |ConsentSaid(consent)| Setting::Consent(consent),
                never,
            )
        }));
        all
    }

    /// Something about the case was set differently by two people apart.
    pub fn differs(&self) -> bool {
        !self.differences().is_empty()
    }
}

impl Patient {
    /// What people set differently about the person while apart, in the order of the form.
    pub fn differences(&self) -> Vec<Difference> {
        let mut all: Vec<Difference> = fields! { self, Setting::Patient;
            "legal_name" legal_name PatientField::LegalName, never;
            "preferred_name" preferred_name PatientField::PreferredName, never;
            "date_of_birth" date_of_birth PatientField::DateOfBirth, never;
            "nhs_number" nhs_number PatientField::NhsNumber, never;
            "telephone" telephone PatientField::Telephone, never;
            "address" address PatientField::Address, texts;
            "emergency_contact" emergency_contact PatientField::EmergencyContact, texts;
            "gp_practice" gp_practice PatientField::GpPractice, never;
            "language" language PatientField::Language, texts;
            "interpreter" interpreter PatientField::Interpreter, texts;
            "communication_needs" communication_needs PatientField::CommunicationNeeds, lists;
            "sex" sex PatientField::Sex, never;
            "gender" gender PatientField::Gender, never;
            "ethnicity" ethnicity PatientField::Ethnicity, never;
        };
        all.extend(self.disputes());
        all
    }

    /// Something about the person was set differently by two people apart.
    pub fn differs(&self) -> bool {
        !self.differences().is_empty()
    }
}

impl Service {
    /// What people set differently about the service and about those who sign in while apart.
    pub fn differences(&self) -> Vec<Difference> {
        let mut all: Vec<Difference> = fields! { self, Setting::Service;
            "telephone" telephone ServiceField::Telephone, never;
            "check_address" check_address ServiceField::CheckAddress, never;
            "favourite_wordings" favourite_wordings ServiceField::FavouriteWordings, lists;
        };
        all.extend(self.users.iter().flat_map(User::differences));
        all
    }
}

impl User {
    fn differences(&self) -> Vec<Difference> {
        let setting = |field| Setting::User(self.id, field);
        fields! { self, setting;
            "user_name" name UserField::Name, never;
            "user_profession" profession UserField::Profession, never;
            "user_profession_other" profession_other UserField::ProfessionOther, texts;
            "user_registration" registration UserField::Registration, never;
            "user_contact" contact UserField::Contact, texts;
            // Never more than one of the two said: roles are a matter of who may do what.
            "user_roles" roles UserField::Roles, never;
        }
    }
}
