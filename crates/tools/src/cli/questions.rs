//! Every question of a kader, to read and discuss.

use voorcheck_rules::assessment::description::Description;
use voorcheck_rules::kader::model::Role;
use voorcheck_takehome::sheet::{Format, Sheet};
use voorcheck_takehome::wording;

/// The questions by section, in the order of the kader, as a page of text.
pub fn text(described: &Description) -> String {
    let mut sheet = Sheet::new(Format::Report);
    sheet.heading(true, &[&described.title, ": de vragen"]);
    let version = &described.kader.version;
    sheet.behind("", &format!("Versie {version}. Een antwoord met ? laat de vraag geheel of deels open."));
    for (section, number) in described.sections.iter().zip(1_usize..) {
        sheet.heading(false, &[&format!("{number}. {}", section.title)]);
        for question in &section.questions {
            sheet.paragraph(&format!("{} [{}, {}]", question.text, question.id, role(question.role)));
            optional(&mut sheet, question.help.as_deref());
            for option in &question.options {
                let lead = if option.open { "    ? " } else { "    o " };
                sheet.behind(lead, &format!("{} [{}]", option.text, option.id));
            }
            norms(&mut sheet, described, &question.norms);
        }
        for date in &section.dates {
            sheet.paragraph(&format!("{} [{}, datum, mag open blijven]", date.text, date.id));
            optional(&mut sheet, date.help.as_deref());
            norms(&mut sheet, described, &date.norms);
        }
    }
    sheet.into_text()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Route => "altijd gevraagd",
        Role::Beslist => "gevraagd zolang het uitmaakt",
        Role::Info => "mag open blijven",
    }
}

fn optional(sheet: &mut Sheet, help: Option<&str>) {
    if let Some(help) = help {
        sheet.behind("  ", help);
    }
}

fn norms(sheet: &mut Sheet, described: &Description, norms: &[String]) {
    let cited = norms.iter().filter_map(|id| described.norms.iter().find(|norm| norm.id == *id));
    let cited: Vec<String> =
        cited.map(|norm| format!("{} ({})", wording::place(&norm.place), norm.id)).collect();
    if !cited.is_empty() {
        sheet.behind("  ", &format!("Bron: {}.", cited.join("; ")));
    }
}
