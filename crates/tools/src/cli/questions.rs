//! Every question of a kader, to read and discuss.

use serde::Serialize;
use voorcheck_rules::decision::space::UNKNOWN;
use voorcheck_rules::kader::model::{DateFact, Fact, Kader, Role};
use voorcheck_rules::kader::{Text, Voice};
use voorcheck_takehome::wording;

use super::paper::Paper;

/// The questions as data, in one voice.
#[derive(Serialize)]
pub struct Listing<'a> {
    kader: &'a str,
    version: &'a str,
    sections: Vec<Section<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    title: &'a str,
    questions: Vec<Question<'a>>,
    dates: Vec<DateQuestion<'a>>,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    role: Role,
    question: &'a str,
    help: Option<&'a str>,
    options: Vec<Answer<'a>>,
    norms: &'a [String],
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    text: &'a str,
    /// Leaves the question open, wholly or in part.
    open: bool,
}

#[derive(Serialize)]
struct DateQuestion<'a> {
    id: &'a str,
    question: &'a str,
    help: Option<&'a str>,
    norms: &'a [String],
}

/// The questions by section, in the order of the kader.
pub fn listing(kader: &Kader, voice: Voice) -> Listing<'_> {
    let mut sections = Vec::new();
    for section in &kader.sections {
        let facts = kader.facts.iter().filter(|fact| fact.section == section.id);
        let dates = kader.dates.iter().filter(|date| date.section == section.id);
        sections.push(Section {
            id: &section.id,
            title: section.title.get(voice),
            questions: facts.map(|fact| question(kader, fact, voice)).collect(),
            dates: dates.map(|date| date_question(date, voice)).collect(),
        });
    }
    Listing { kader: &kader.meta.id, version: &kader.meta.version, sections }
}

fn question<'a>(kader: &'a Kader, fact: &'a Fact, voice: Voice) -> Question<'a> {
    let answer = |id, text: &'a Text, open| Answer { id, text: text.get(voice), open };
    let mut options: Vec<Answer> = fact
        .options
        .iter()
        .map(|option| answer(option.id.as_str(), &option.text, option.is_open()))
        .collect();
    if fact.offers_unknown() {
        options.push(answer(UNKNOWN, &kader.meta.unknown_option, true));
    }
    Question {
        id: &fact.id,
        role: fact.role,
        question: fact.question.get(voice),
        help: fact.help.as_ref().map(|help| help.get(voice)),
        options,
        norms: &fact.norms,
    }
}

fn date_question(date: &DateFact, voice: Voice) -> DateQuestion<'_> {
    DateQuestion {
        id: &date.id,
        question: date.question.get(voice),
        help: date.help.as_ref().map(|help| help.get(voice)),
        norms: &date.norms,
    }
}

/// The questions as a page of text.
pub fn text(kader: &Kader, voice: Voice) -> String {
    let mut paper = Paper::default();
    paper.title(&format!("{}: de vragen", kader.meta.title));
    paper.paragraph(
        "",
        &format!("Versie {}. Een antwoord met ? laat de vraag geheel of deels open.", kader.meta.version),
    );
    for (i, section) in listing(kader, voice).sections.iter().enumerate() {
        paper.heading(&format!("{}. {}", i + 1, section.title));
        for question in &section.questions {
            paper.gap();
            paper.paragraph("", &format!("{} [{}, {}]", question.question, question.id, role(question.role)));
            optional(&mut paper, question.help);
            for option in &question.options {
                let lead = if option.open { "    ? " } else { "    o " };
                paper.paragraph(lead, &format!("{} [{}]", option.text, option.id));
            }
            norms(&mut paper, kader, question.norms);
        }
        for date in &section.dates {
            paper.gap();
            paper.paragraph("", &format!("{} [{}, datum, mag open blijven]", date.question, date.id));
            optional(&mut paper, date.help);
            norms(&mut paper, kader, date.norms);
        }
    }
    paper.into_text()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Route => "altijd gevraagd",
        Role::Beslist => "gevraagd zolang het uitmaakt",
        Role::Info => "mag open blijven",
    }
}

fn optional(paper: &mut Paper, help: Option<&str>) {
    if let Some(help) = help {
        paper.paragraph("  ", help);
    }
}

fn norms(paper: &mut Paper, kader: &Kader, norms: &[String]) {
    let cited = norms.iter().filter_map(|id| kader.norms.iter().find(|norm| norm.id == *id));
    let cited: Vec<String> =
        cited.map(|norm| format!("{} ({})", wording::place(&norm.place), norm.id)).collect();
    if !cited.is_empty() {
        paper.paragraph("  ", &format!("Bron: {}.", cited.join("; ")));
    }
}
