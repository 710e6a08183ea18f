//! Reading a value with all its mistakes, where serde stops at the first one.
//!
//! After each mistake the value is mended (an unknown field removed, a missing or wrong one replaced by a stand-in)
//! and read again. Stand-ins carry spans beyond any file, so that mistakes of our own making are recognised and not
//! reported. A value with a stand-in is never used further; one with unknown fields removed is.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, ValueDeserializer};

use super::dutch::{self, Fault, Kind};

/// No file is this long, so no real span starts here.
const STAND_IN: usize = usize::MAX / 2;

/// Enough for any file written by people.
const MOST_MISTAKES: usize = 500;

/// A value with the mistakes that were found in it.
pub(super) struct Reading<T> {
    /// The value, unless a mistake made it unusable.
    pub value: Option<T>,
    /// Mistakes with the byte they start at.
    pub faults: Vec<(usize, Fault)>,
}

/// Reads a value, mending as long as it takes.
pub(super) fn read<T: DeserializeOwned>(raw: &Spanned<DeValue<'_>>) -> Reading<T> {
    let mut value = raw.clone();
    let mut faults = Vec::new();
    let mut sound = true;
    let mut next = STAND_IN;
    for _ in 0..MOST_MISTAKES {
        let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
            Ok(read) => return Reading { value: Some(read).filter(|_| sound), faults },
            Err(error) => error,
        };
        let mut fault = dutch::of_value(error.message());
        let start = error.span().map_or_else(|| raw.span().start, |span| span.start);
        if start >= STAND_IN {
            if !adapt(&mut value, start, &fault, &mut next) {
                break;
            }
            continue;
        }
        explain(&mut fault, &mut value, start);
        let (mended, at) = mend(&mut value, start, &fault, &mut next);
        sound &= matches!(fault.kind, Kind::UnknownField(_));
        faults.push((at, fault));
        if !mended {
            break;
        }
    }
    Reading { value: None, faults }
}

type Node<'i> = Spanned<DeValue<'i>>;

/// The first value, outside in, that is wanted.
fn find<'t, 'i>(value: &'t mut Node<'i>, wanted: &dyn Fn(&Node<'i>) -> bool) -> Option<&'t mut Node<'i>> {
    if wanted(value) {
        return Some(value);
    }
    match value.get_mut() {
        DeValue::Array(elements) => elements.iter_mut().find_map(|element| find(element, wanted)),
        DeValue::Table(fields) => fields.iter_mut().find_map(|(_, field)| find(field, wanted)),
        _ => None,
    }
}

/// The first table that is wanted.
fn find_table<'t, 'i>(
    value: &'t mut Node<'i>,
    wanted: &dyn Fn(usize, &DeTable<'i>) -> bool,
) -> Option<&'t mut DeTable<'i>> {
    let found = find(
        value,
        &|node| matches!(node.get_ref(), DeValue::Table(table) if wanted(node.span().start, table)),
    );
    match found?.get_mut() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

/// Takes a mistake away; says whether that went well and where the mistake stands.
fn mend<'i>(value: &mut Node<'i>, start: usize, fault: &Fault, next: &mut usize) -> (bool, usize) {
    match &fault.kind {
        Kind::UnknownField(name) => {
            // Serde points at the key; a type of our own points at the table.
            let here = |at: usize, table: &DeTable<'i>| {
                table
                    .get_key_value(name.as_str())
                    .is_some_and(|(key, _)| at == start || key.span().start == start)
            };
            match find_table(value, &here).and_then(|table| table.remove_entry(name.as_str())) {
                Some((key, _)) => (true, key.span().start),
                None => (false, start),
            }
        }
        Kind::MissingField(name) => {
            let here = |at: usize, table: &DeTable<'i>| at == start && !table.contains_key(name.as_str());
            (insert_missing(value, &here, name, next), start)
        }
        Kind::WrongType(found, _) => {
            // The first table of `[[…]]` starts where its list starts, so the list only when a list was found.
            let right_type = |node: &Node<'i>| match node.get_ref() {
                DeValue::Array(_) => found.starts_with("sequence") || found.is_empty(),
                _ => true,
            };
            (replace(value, &|node| node.span().start == start && right_type(node), next), start)
        }
        Kind::UnknownWord(_) | Kind::Syntax | Kind::Other => {
            (replace(value, &|node| node.span().start == start, next), start)
        }
    }
}

fn insert_missing<'i>(
    value: &mut Node<'i>,
    here: &dyn Fn(usize, &DeTable<'i>) -> bool,
    name: &str,
    next: &mut usize,
) -> bool {
    let Some(table) = find_table(value, here) else { return false };
    let stand_in = stand_in(next);
    table.insert(Spanned::new(stand_in.span(), name.to_owned().into()), stand_in);
    true
}

fn replace<'i>(value: &mut Node<'i>, wanted: &dyn Fn(&Node<'i>) -> bool, next: &mut usize) -> bool {
    let Some(node) = find(value, wanted) else { return false };
    *node = stand_in(next);
    true
}

fn stand_in<'i>(next: &mut usize) -> Node<'i> {
    *next += 1;
    Spanned::new(*next..*next, DeValue::String("".into()))
}

/// Turns a stand-in into what the type wants after all.
fn adapt<'i>(value: &mut Node<'i>, start: usize, fault: &Fault, next: &mut usize) -> bool {
    if let Kind::MissingField(name) = &fault.kind {
        return insert_missing(
            value,
            &|at, table| at == start && !table.contains_key(name.as_str()),
            name,
            next,
        );
    }
    let Some(node) = find(value, &|node| node.span().start == start) else { return false };
    let better = match (&fault.kind, node.get_ref()) {
        (Kind::UnknownWord(words), DeValue::String(_)) => match words.first() {
            Some(word) => DeValue::String(word.clone().into()),
            None => return false,
        },
        (Kind::WrongType(_, expected), DeValue::String(_)) => match expected.as_str() {
            "a sequence" => DeValue::Array(DeArray::new()),
            "a boolean" => DeValue::Boolean(false),
            "i32" => DeValue::Integer(Default::default()),
            _ => DeValue::Table(DeTable::new()),
        },
        _ => return false,
    };
    *node.get_mut() = better;
    true
}

/// Adds what only the value itself shows.
fn explain<'i>(fault: &mut Fault, value: &mut Node<'i>, start: usize) {
    let Kind::WrongType(found, expected) = &fault.kind else { return };
    // TOML has dates of its own, which serde sees as a table.
    let date =
        find(value, &|node| node.span().start == start && matches!(node.get_ref(), DeValue::Datetime(_)));
    if date.is_some() {
        fault.message = "Deze datum staat niet tussen aanhalingstekens.".to_owned();
        fault.advice = "Schrijf hem als tekst, zoals `\"2026-01-31\"`.".to_owned();
    } else if found == "map" && expected.contains("waarde") {
        fault.advice =
            "Zet een onderwerp met een punt tussen aanhalingstekens, zoals `\"optie.vraag\"`.".to_owned();
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use voorcheck_rules::kader::Text;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct House {
        naam: String,
        kamers: Vec<String>,
        lift: bool,
        verdieping: i32,
        deur: Door,
        dak: Roof,
        straat: Text,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Door {
        naam: String,
        kleur: String,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Roof {
        Plat,
        Puntig,
    }

    const SOUND: &str = "naam = \"Huis\"\nkamers = [\"hal\"]\nlift = true\nverdieping = 1\ndak = \"plat\"\n\
                         straat = \"Laan\"\ndeur = { naam = \"voor\", kleur = \"rood\" }\n";

    /// What is read from a text, and the mistakes, each as the rest of the line it stands on and what is said of it.
    fn reading(text: &str) -> (Option<House>, Vec<(&str, String)>) {
        let table = DeTable::parse(text).expect(text);
        let reading = read(&Spanned::new(table.span(), DeValue::Table(table.into_inner())));
        let told = reading.faults.into_iter().map(|(start, fault)| {
            let line = text.get(start..).and_then(|rest| rest.lines().next());
            (line.unwrap_or_default(), format!("{} {}", fault.message, fault.advice))
        });
        (reading.value, told.collect())
    }

    #[test]
    fn a_sound_value_is_read() {
        let (house, told) = reading(SOUND);
        assert_eq!(told, []);
        let house = house.expect("it is sound");
        assert_eq!((house.deur.kleur.as_str(), house.dak), ("rood", Roof::Plat));
    }

    /// Each stand-in becomes what the type wants, or what is wrong behind it would stay unsaid.
    #[test]
    fn all_that_is_missing_is_told_and_nothing_else() {
        let (house, told) = reading("");
        let fields = ["naam", "kamers", "lift", "verdieping", "deur", "dak", "straat"];
        assert_eq!(told, fields.map(|field| ("", format!("Het veld `{field}` ontbreekt. Vul het in."))));
        assert_eq!(house, None);
    }

    /// A word that cannot be is the only thing that is replaced.
    #[test]
    fn behind_an_unknown_word_all_is_told() {
        let text = SOUND.replace("plat", "schuin").replace("straat = \"Laan\"\n", "");
        let (house, told) = reading(&text);
        let roof = "`schuin` kan hier niet. Kies uit: `plat`, `puntig`.";
        let street = "Het veld `straat` ontbreekt. Vul het in.";
        assert_eq!(told, [("\"schuin\"", roof.to_owned()), ("naam = \"Huis\"", street.to_owned())]);
        assert_eq!(house, None);
    }

    /// Two tables lack it; it belongs in one.
    #[test]
    fn what_is_missing_is_filled_in_where_it_is_missing() {
        let text = SOUND.replace(", kleur = \"rood\"", "").replace("straat = \"Laan\"\n", "");
        let (_, told) = reading(&text);
        let missing = |place, field| (place, format!("Het veld `{field}` ontbreekt. Vul het in."));
        let (door, house) = ("{ naam = \"voor\" }", "naam = \"Huis\"");
        assert_eq!(told, [missing(door, "kleur"), missing(house, "straat")]);
    }

    #[test]
    fn every_value_of_a_wrong_type_is_told() {
        let text = "naam = [\"Huis\"]\nkamers = { hal = 1 }\nlift = \"ja\"\nverdieping = \"hoog\"\n\
                    deur = [\"voor\"]\ndak = [\"plat\"]\nstraat = [\"Laan\"]\n";
        let (house, mut told) = reading(text);
        told.sort();
        let place = |field: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(" = "));
            line.expect(field)
        };
        let text_or_voices = "een tekst, of { behandelaar = \"…\", inwoner = \"…\" }";
        let mut expected = [
            ("naam", "een lijst", "een tekst tussen aanhalingstekens"),
            ("kamers", "een tabel", "een lijst"),
            ("lift", "de tekst \"ja\"", "true of false"),
            ("verdieping", "de tekst \"hoog\"", "een geheel getal"),
            ("deur", "een lijst", "een tabel"),
            ("straat", "een lijst", text_or_voices),
        ]
        .map(|(field, found, wanted)| {
            (place(field), format!("Hier staat {found}, maar dit moet {wanted} zijn. Verbeter de waarde."))
        })
        .to_vec();
        let roof = "Hier moet een woord tussen aanhalingstekens staan. Verbeter de waarde.";
        expected.push((place("dak"), roof.to_owned()));
        expected.sort();
        assert_eq!(told, expected);
        assert_eq!(house, None);
    }

    /// The first table of a list starts where the list does.
    #[test]
    fn a_wrong_table_in_a_list_is_not_the_list() {
        let text = SOUND.replace("kamers = [\"hal\"]\n", "") + "[[kamers]]\nhal = 1\n[[kamers]]\nzaal = 1\n";
        let (_, told) = reading(&text);
        let each =
            "Hier staat een tabel, maar dit moet een tekst tussen aanhalingstekens zijn. Verbeter de waarde.";
        assert_eq!(told, [("[[kamers]]", each.to_owned()), ("[[kamers]]", each.to_owned())]);
    }

    /// What is too much is taken away where it stands, also if another table may have a field of that name.
    #[test]
    fn a_value_with_too_much_in_it_is_read_without() {
        let text = SOUND
            .replace("straat = \"Laan\"", "straat = { behandelaar = \"Laan\", buur = \"Plein\" }")
            .replace("kleur =", "verdieping = 2, kleur =");
        let (house, mut told) = reading(&text);
        told.sort();
        let unknown = |name, possible| {
            format!("Het veld `{name}` bestaat hier niet. Haal het weg; hier mogen: {possible}.")
        };
        assert_eq!(
            told,
            [
                ("buur = \"Plein\" }", unknown("buur", "`behandelaar`, `inwoner`")),
                ("verdieping = 2, kleur = \"rood\" }", unknown("verdieping", "`naam`, `kleur`")),
            ]
        );
        assert_eq!(house, reading(SOUND).0);
    }
}
