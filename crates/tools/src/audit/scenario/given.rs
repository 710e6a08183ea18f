//! What a scenario gives, for who wants to see its assessment: the rest of the file is not looked at.

use std::collections::BTreeSet;
use std::path::Path;

use voorcheck_rules::assessment::Input;
use voorcheck_rules::kader::{Problem, Table};
use voorcheck_rules::records;

use super::{NONE, read_text};
use crate::load::reading;

records! {
    /// What a file gives, whatever it expects.
    pub struct Answers {
        /// The scenario it starts from.
        base: Option<String> as "vertrekt-van" or default,
        /// Today.
        today: Option<String> as "vandaag" or default,
        /// The municipality a host page asks for.
        municipality: Option<String> as "gemeente" or default,
        /// The answers.
        answers: Table<String> as "antwoorden" or default,
        /// The dates.
        dates: Table<String> as "datums" or default,
    }
}

/// Fields of a scenario that give nothing.
const OTHER_FIELDS: [&str; 5] = ["titel", "beschrijving", "doel", "ook", "verwacht"];

/// What a scenario gives, with all it starts from: its answers and dates, and its day when it says one.
///
/// Errors: as [`read`](super::read).
pub fn given(path: &Path) -> Result<(Input, Option<String>), Vec<Problem>> {
    let (mut input, mut today) = (Input::default(), None);
    let (mut name, mut seen) = (path.to_owned(), BTreeSet::new());
    loop {
        let text = read_text(&name, name.display().to_string())?;
        let own: Answers = reading::of_toml_without(&text, &OTHER_FIELDS)?;
        for (all, given) in [(&mut input.answers, own.answers), (&mut input.dates, own.dates)] {
            for (id, value) in given {
                if !all.contains_key(&id) {
                    all.insert(id, value);
                }
            }
        }
        today = today.or(own.today);
        input.municipality = input.municipality.or(own.municipality);
        // One that starts from itself is told where all scenarios are read; here it gives nothing more.
        let base = own.base.filter(|base| seen.insert(base.clone()));
        match base.map(|base| name.with_file_name(format!("{base}.toml"))) {
            Some(next) => name = next,
            None => break,
        }
    }
    for all in [&mut input.answers, &mut input.dates] {
        *all = std::mem::take(all).into_iter().filter(|(_, value)| value != NONE).collect();
    }
    Ok((input, today))
}
