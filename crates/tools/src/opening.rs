//! The opening of a pack: what the first step needs, and the engine. All else follows while the reader reads.
//!
//! Rules are whole, and of what stands beside a decision all that makes a question worth asking: so what is asked is exact
//! from the first answer on. The texts of other steps and of the outcome are empty, and those that are
//! left speak one voice. It carries the hash of the whole kader, which it stands for and does not have: a page replaces it
//! by the pack.

use serde_json::Value;
use voorcheck_rules::kader::condition::{Atom, Condition};
use voorcheck_rules::kader::element::Step;
use voorcheck_rules::kader::glossary::{Piece, split};
use voorcheck_rules::kader::model::{Appearing, Fact, Kader, Role};
use voorcheck_rules::kader::visit::{Path, Seen, SeenMut, walk, walk_mut};
use voorcheck_rules::kader::{Problem, Text, Voice};

use crate::pack;

/// The opening of a kader for one voice as JSON, with the hash of the whole.
///
/// Errors: as [`pack::sha256`].
pub fn to_json(kader: &Kader, voice: Voice) -> Result<String, Problem> {
    let mut json = serde_json::to_value(opening(kader, voice)).unwrap_or_default();
    speak(&mut json, voice);
    pack::packed(&json, &pack::sha256(kader)?)
}

/// Leaves one voice of every text. A [`Text`] is the only object with a key for a voice.
fn speak(value: &mut Value, voice: Voice) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| speak(value, voice)),
        Value::Object(fields) => match fields.remove(voice.id()) {
            Some(text) => *value = text,
            None => fields.values_mut().for_each(|value| speak(value, voice)),
        },
        _ => {}
    }
}

/// By part of the kader, the fields whose words the first step shows. All other texts go, and what may be left out with
/// them, so that a field the model gains does not ship here unless it is named.
const SHOWN: [(&str, &[&str]); 8] = [
    ("sectie", &["titel"]),
    ("feit", &["in-zin"]),
    ("besluit", &["titel", "statusnaam"]),
    ("criterium", &["titel"]),
    ("fase", &["titel"]),
    ("woord", &["ook"]),
    ("moment", &["zonder"]),
    ("gids", &["variant"]),
];

/// Lists and conditions that the engine asks with, and the parts of the kader that hold them.
const NEEDED: [&str; 26] = [
    "sectie",
    "feit",
    "datum",
    "besluit",
    "criterium",
    "tegenspraak",
    "signaal",
    "bronconflict",
    "open-stap",
    "overdracht",
    "neemt",
    "gids",
    "fase",
    "actie",
    "route",
    "infokaart",
    "woord",
    "moment",
    "datumvoorwaarde",
    "uit-datums",
    "optie",
    "trede",
    "regel",
    "als",
    "voorbij",
    "norm",
];

/// Lists of ids that the engine asks with.
const IDS: [&str; 6] = ["laat-open", "veranderbaar", "feiten", "vanaf", "niet-voor", "bij-route"];

/// What the kader says of itself that only an outcome shows, or a click that comes later.
const LATER: [&str; 5] = ["kracht", "open-punt", "tegengeluid", "vier-ogen", "voorbehoud"];

/// The kader without the texts that only another step or an outcome shows, and without the words of norms.
fn opening(kader: &Kader, voice: Voice) -> Kader {
    let mut kader = kader.clone();
    // A page that stands has no need of a way out.
    kader.texts.way_out.clear();
    keep_what_asks(&mut kader);
    // Nobody sees yet what these are called.
    for action in &mut kader.actions {
        action.id.clear();
    }
    for card in &mut kader.cards {
        card.id.clear();
    }
    for signal in &mut kader.signals {
        signal.id.clear();
    }
    for contradiction in &mut kader.contradictions {
        contradiction.id.clear();
    }
    for rule in kader.criteria.iter_mut().flat_map(|criterion| &mut criterion.rules) {
        rule.id.clear();
        rule.force.clear();
    }
    for source in &mut kader.meta.sources {
        source.file.clear();
    }
    let whole = first_step(&kader);
    let shown = |path: &Path| -> bool {
        let fields =
            SHOWN.iter().find(|(kind, _)| *kind == path.kind()).map_or(&[][..], |(_, fields)| fields);
        let named =
            path.steps().iter().any(|step| matches!(step, Step::Field(name) if fields.contains(name)));
        let needed = NEEDED.contains(&path.field()) || IDS.contains(&path.field());
        let own = path.kind() == "kader" && !LATER.contains(&path.field());
        named || needed || own || whole.contains(&(path.kind(), path.index()))
    };
    walk_mut(&mut kader, &mut |path, seen| match seen {
        SeenMut::Text(text) if !shown(path) => *text = Text::default(),
        SeenMut::Optional(part) | SeenMut::List(part) if !shown(path) => part.clear(),
        _ => {}
    });
    // A word that stands in a question stays: it is part of how the question looks.
    let asked = questions(&kader, voice);
    kader.glossary.retain(|word| {
        if !voice.speaks(word.voice.as_deref()) {
            return false;
        }
        let one = std::slice::from_ref(word);
        let found = |piece: &Piece<'_>| matches!(piece, Piece::Word(..));
        asked.iter().any(|text| split(text, one, &mut Vec::new()).iter().any(found))
    });
    let cited: Vec<&String> = kader.facts.iter().flat_map(|fact| &fact.norms).collect();
    kader.norms.retain(|norm| {
        cited.contains(&&norm.id) || kader.dates.iter().any(|date| date.norms.contains(&norm.id))
    });
    for norm in &mut kader.norms {
        norm.quote.clear();
    }
    kader
}

/// Lets go of all beside the decisions that reads no fact which is asked for that alone, and of dates that nothing reads then.
fn keep_what_asks(kader: &mut Kader) {
    let facts = kader.facts.iter().filter(|fact| fact.role == Role::Info);
    let asked: Vec<String> = facts.map(|fact| fact.id.clone()).collect();
    let of_fact = |subject: &str| match Atom::parse(subject) {
        Some(Atom::Fact(id) | Atom::Option(id)) => asked.iter().any(|one| one == id),
        _ => false,
    };
    let reads = |condition: &Condition| condition.entries().any(|(subject, _)| of_fact(subject));
    let first: Vec<String> = first_facts(kader).map(|(_, fact)| fact.id.clone()).collect();
    kader.contradictions.retain(|one| reads(&one.when) || one.facts.iter().all(|id| first.contains(id)));
    kader.signals.retain(|one| depends(one, reads));
    kader.source_conflicts.retain(|one| depends(one, reads));
    kader.open_steps.retain(|one| depends(one, reads));
    kader.hand_overs.retain(|one| {
        depends(one, reads) || one.takes.iter().filter_map(|taken| taken.when.as_ref()).any(reads)
    });
    kader.actions.retain(|one| depends(one, reads));
    kader.cards.retain(|one| depends(one, reads));
    kader.phases.retain(|phase| kader.actions.iter().any(|action| action.phase == phase.id));
    // What has no date is only words.
    kader.moments.retain(|moment| moment.undated.is_none());
    let mut plans = false;
    let plan = |subject: &str| matches!(Atom::parse(subject), Some(Atom::Plan(_)));
    walk(kader, &mut |path, seen| {
        let of_moment = path.kind() == "moment";
        plans |= matches!(seen, Seen::Condition(all) if !of_moment && all.entries().any(|(subject, _)| plan(subject)));
    });
    if !plans {
        kader.moments.clear();
        kader.date_conditions.clear();
    }
}

/// Whether something appears, or is over, by what this says of a condition.
fn depends(part: &impl Appearing, reads: impl Fn(&Condition) -> bool) -> bool {
    [part.when(), part.over()].into_iter().flatten().any(reads)
}

/// The facts of the first step, with their indices.
fn first_facts(kader: &Kader) -> impl Iterator<Item = (usize, &Fact)> + Clone {
    let first = kader.sections.first().map(|section| &section.id);
    kader.facts.iter().enumerate().filter(move |(_, fact)| Some(&fact.section) == first)
}

/// The parts that the first step shows in full: itself, its questions, and the contradictions between these alone.
fn first_step(kader: &Kader) -> Vec<(&'static str, Option<usize>)> {
    let first = kader.sections.first().map(|section| &section.id);
    let facts = first_facts(kader);
    let asked: Vec<&String> = facts.clone().map(|(_, fact)| &fact.id).collect();
    let dates = kader.dates.iter().enumerate().filter(|(_, date)| Some(&date.section) == first);
    let contradictions = kader.contradictions.iter().enumerate();
    let contradictions = contradictions.filter(|(_, one)| one.facts.iter().all(|id| asked.contains(&id)));
    let mut parts = vec![("sectie", Some(0))];
    parts.extend(facts.map(|(at, _)| ("feit", Some(at))));
    parts.extend(dates.map(|(at, _)| ("datum", Some(at))));
    parts.extend(contradictions.map(|(at, _)| ("tegenspraak", Some(at))));
    parts
}

/// The texts of the questions.
fn questions(kader: &Kader, voice: Voice) -> Vec<String> {
    let mut texts: Vec<&Text> = Vec::new();
    for fact in &kader.facts {
        texts.push(&fact.question);
        texts.extend(&fact.help);
        for option in &fact.options {
            texts.push(&option.text);
            texts.extend(&option.explanation);
        }
    }
    for date in &kader.dates {
        texts.extend(&date.help);
    }
    texts.into_iter().map(|text| text.get(voice).to_owned()).collect()
}
