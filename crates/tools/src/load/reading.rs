//! Values of files, and what is wrong with them: every mistake at its own place, in Dutch.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use voorcheck_rules::kader::Problem;
use voorcheck_rules::kader::element::{Data, Element, Entry, Expected, Mistake, Reader, Step, Value};
use voorcheck_rules::kader::model::FORMAT;

use super::dutch;
use super::dutch::syntax_problems;
use super::files::unseen_within;
use super::places::TextFile;
use crate::check::suggest;

/// A place in one of the files that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Position of the file.
    pub file: usize,
    /// The byte it starts at.
    pub offset: usize,
}

/// Collects what is wrong while files are read.
pub(crate) struct Findings<'f> {
    files: Vec<&'f TextFile>,
    /// The way to what is read now, as in the path of a problem, and its length at each step.
    path: String,
    steps: Vec<usize>,
    /// What was found.
    pub problems: Vec<Problem>,
    /// Whether what is read next is not there, as was told.
    absent: bool,
    /// Whether something is missing or unusable, so that what was read is of no use.
    pub broken: bool,
}

/// Fields of an earlier format, with what stands in their place.
const RENAMED: [(&str, &str); 2] = [
    ("opmerkingen", "Schrijf elk punt als `[[kader.open-punt]]` met `tekst`."),
    ("gemeente-onbekend", "Schrijf deze woorden bij het gemeente-feit, als `in-zin-onbekend`."),
];

/// So many letters of a value that is wrong are shown.
const SHOWN: usize = 40;

impl<'f> Findings<'f> {
    /// For these files; `path` is where they stand in the kader, empty for the kader itself.
    pub fn new(files: Vec<&'f TextFile>, path: &str) -> Findings<'f> {
        Findings {
            files,
            path: path.to_owned(),
            steps: Vec::new(),
            problems: Vec::new(),
            absent: false,
            broken: false,
        }
    }

    /// The path of something below what is read now.
    fn path_to(&self, step: &str) -> String {
        if self.path.is_empty() { step.to_owned() } else { format!("{}.{step}", self.path) }
    }

    /// Adds a problem at a place.
    pub fn add(&mut self, spot: Spot, code: &'static str, path: String, message: String, advice: String) {
        let file = self.files.get(spot.file);
        let place = file.map(|file| (file.name.clone(), file.line(spot.offset)));
        self.problems.push(Problem { code, path, place, message, advice });
    }

    /// A value of a file, for the reader of the model. What TOML knows and no kader is told at once, and stands for a text.
    pub fn value(&mut self, file: usize, raw: &Spanned<DeValue<'_>>) -> Value<Spot> {
        let place = Spot { file, offset: raw.span().start };
        let data = match raw.get_ref() {
            DeValue::String(text) => Data::Text(text.clone().into_owned()),
            DeValue::Boolean(truth) => Data::Truth(*truth),
            DeValue::Integer(number) => {
                let text = number.as_str().replace('_', "");
                match i32::from_str_radix(&text, number.radix()) {
                    Ok(number) => Data::Whole(number),
                    Err(_) => self.foreign(place, "Dit getal is te groot.", "Verbeter het getal."),
                }
            }
            DeValue::Float(_) => {
                self.foreign(place, "Een kader heeft alleen gehele getallen.", "Verbeter het getal.")
            }
            DeValue::Datetime(_) => {
                let advice = "Schrijf hem als tekst, zoals `\"2026-01-31\"`.";
                self.foreign(place, "Deze datum staat niet tussen aanhalingstekens.", advice)
            }
            DeValue::Array(elements) => {
                let values = elements.iter().enumerate();
                Data::List(
                    values
                        .map(|(at, raw)| self.within(Step::Index(at), |own| own.value(file, raw)))
                        .collect(),
                )
            }
            DeValue::Table(fields) => {
                let entries = fields.iter().map(|(key, raw)| {
                    let name: &str = key.get_ref();
                    let value = self.within(Step::Field(name), |own| own.value(file, raw));
                    Entry { name: name.to_owned(), place: Spot { file, offset: key.span().start }, value }
                });
                Data::Object(entries.collect())
            }
        };
        Value { place, data }
    }

    fn foreign(&mut self, place: Spot, message: &str, advice: &str) -> Data<Spot> {
        self.broken = true;
        self.add(place, "wrong-type", self.path.clone(), message.to_owned(), advice.to_owned());
        Data::Nothing
    }

    /// Does something one step further on.
    pub fn within<T>(&mut self, step: Step<'_>, what: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(step);
        let made = what(self);
        self.leave();
        made
    }

    fn wrong_form(&mut self, spot: Spot, found: &Data<Spot>, expected: Expected) {
        let field = self
            .path
            .rsplit('.')
            .next()
            .and_then(|step| step.split('[').next())
            .unwrap_or_default()
            .to_owned();
        let advice = match (found, expected) {
            (Data::Object(_), Expected::Values) => {
                "Zet een onderwerp met een punt tussen aanhalingstekens, zoals `\"optie.vraag\"`.".to_owned()
            }
            (Data::Object(_), Expected::List) => format!("Begin elk onderdeel met `[[{field}]]`."),
            (Data::List(_), Expected::Table) => {
                format!(
                    "Haal de haken `[ ]` eromheen weg, zoals in `{field} = [{{ vraag = \"antwoord\" }}]`."
                )
            }
            (Data::Text(_), Expected::Truth) => {
                "Schrijf `true` (ja) of `false` (nee), zonder aanhalingstekens.".to_owned()
            }
            (Data::Text(_), Expected::Whole) => {
                "Schrijf een getal in cijfers, zonder aanhalingstekens.".to_owned()
            }
            _ => "Verbeter de waarde.".to_owned(),
        };
        let message = match expected {
            Expected::Word => "Hier moet een woord tussen aanhalingstekens staan.".to_owned(),
            _ => format!("Hier staat {}, maar dit moet {} zijn.", shown(found), in_words(expected)),
        };
        self.add(spot, "wrong-type", self.path.clone(), message, advice);
    }
}

impl Reader for Findings<'_> {
    type Place = Spot;

    fn mistake(&mut self, spot: Spot, mistake: Mistake<'_, Spot>) {
        // A kader without a field that it does not have can be looked at further.
        self.broken |= !matches!(mistake, Mistake::UnknownField { .. });
        match mistake {
            // TOML has no `null`: it stands for what is told already.
            Mistake::WrongForm { found: Data::Nothing, .. } if self.absent || !self.files.is_empty() => {
                self.absent = false;
            }
            Mistake::WrongForm { found, expected } => self.wrong_form(spot, found, expected),
            Mistake::Missing(name) => {
                let message = format!("Het veld `{name}` ontbreekt.");
                self.absent = true;
                let advice = match name {
                    "formaat" => {
                        format!("Schrijf `formaat = {FORMAT}`: de versie van het formaat van deze bestanden.")
                    }
                    _ => "Vul het in.".to_owned(),
                };
                self.add(spot, "missing-field", self.path_to(name), message, advice);
            }
            Mistake::UnknownField { name, known } => {
                let renamed = RENAMED.iter().find(|(before, _)| *before == name);
                let advice = match (renamed, suggest::nearest(name, known.iter().copied())) {
                    (Some((_, now)), _) => (*now).to_owned(),
                    (None, Some(near)) => format!("Bedoelde u `{near}`?"),
                    (None, None) => {
                        format!("Haal het weg; hier mogen: {}.", suggest::list(known.iter().copied()))
                    }
                };
                let message = format!("Het veld `{name}` bestaat hier niet.");
                self.add(spot, "unknown-field", self.path_to(name), message, advice);
            }
            Mistake::UnknownWord { word, known } => {
                let message = format!("`{word}` kan hier niet.");
                let advice = suggest::hint(word, known.iter().copied());
                self.add(spot, "unknown-word", self.path.clone(), message, advice);
            }
            Mistake::EmptyCondition => {
                let message = "Een lege lijst is nooit waar.".to_owned();
                let advice = "Schrijf ten minste één voorwaarde, of `{}` voor altijd.".to_owned();
                self.add(spot, "invalid-value", self.path.clone(), message, advice);
            }
        }
    }

    fn enter(&mut self, step: Step<'_>) {
        self.steps.push(self.path.len());
        self.path = match step {
            Step::Index(index) => format!("{}[{index}]", self.path),
            Step::Field(name) if name.contains('.') => self.path_to(&format!("\"{name}\"")),
            Step::Field(name) => self.path_to(name),
        };
    }

    fn leave(&mut self) {
        self.path.truncate(self.steps.pop().unwrap_or_default());
    }
}

/// A whole file of TOML as one element; `path` is where it stands beside the kader.
///
/// Errors: every mistake in its notation; else every mistake in its values.
pub(crate) fn of_toml<T: Element>(file: &TextFile, path: &str) -> Result<T, Vec<Problem>> {
    read_toml(file, path, &[])
}

/// As [`of_toml`], of a file with more fields than are read.
pub(crate) fn of_toml_without<T: Element>(file: &TextFile, unread: &[&str]) -> Result<T, Vec<Problem>> {
    read_toml(file, "", unread)
}

fn read_toml<T: Element>(file: &TextFile, path: &str, unread: &[&str]) -> Result<T, Vec<Problem>> {
    let (mut table, errors) = DeTable::parse_recoverable(&file.text);
    if !errors.is_empty() {
        return Err(syntax_problems(file, &errors));
    }
    for name in unread {
        table.get_mut().remove(*name);
    }
    let raw = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    let mut findings = Findings::new(vec![file], path);
    let value = findings.value(0, &raw);
    let element = T::read(value, &mut findings);
    findings.problems.extend(unseen_within(file, &raw));
    // A table of TOML has its fields by name.
    findings.problems.sort_by(|a, b| a.place.cmp(&b.place));
    if findings.problems.is_empty() { Ok(element) } else { Err(findings.problems) }
}

/// Something read from JSON; all that is wrong with it has a path and no line.
pub(crate) fn of_json<T: Element>(json: &str) -> Result<T, Vec<Problem>> {
    let value: Value<Spot> = serde_json::from_str(json).map_err(|error| vec![dutch::of_json(&error)])?;
    let mut findings = Findings::new(Vec::new(), "");
    let element = T::read(value, &mut findings);
    if findings.problems.is_empty() { Ok(element) } else { Err(findings.problems) }
}

/// What stands there, in words.
fn shown(found: &Data<Spot>) -> String {
    match found {
        Data::Nothing => "null".to_owned(),
        Data::Truth(truth) => format!("de waarde `{truth}`"),
        Data::Whole(number) => format!("het getal `{number}`"),
        Data::Text(text) => match text.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("de tekst \"{}…\"", text.get(..end).unwrap_or_default()),
            None => format!("de tekst \"{text}\""),
        },
        Data::List(_) => "een lijst".to_owned(),
        Data::Object(_) => "een tabel".to_owned(),
    }
}

/// What must stand there, in words.
fn in_words(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "een tekst tussen aanhalingstekens",
        Expected::Voices => "een tekst, of { behandelaar = \"…\", inwoner = \"…\" }",
        Expected::Truth => "true of false",
        Expected::Whole => "een geheel getal",
        Expected::Word => "een woord tussen aanhalingstekens",
        Expected::List => "een lijst",
        Expected::Table => "een tabel",
        Expected::Condition => "een voorwaarde, zoals { feit-id = \"waarde\" }, of een lijst daarvan",
        Expected::Values => "een waarde of een lijst van waarden",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use voorcheck_rules::kader::{Condition, Text};
    use voorcheck_rules::{keywords, records};

    records! {
        /// A house.
        pub struct House {
            /// Its name.
            name: String as "naam",
            /// Its rooms.
            rooms: Vec<String> as "kamers",
            /// Whether it has a lift.
            lift: bool as "lift",
            /// The highest floor.
            floor: i32 as "verdieping",
            /// The front door.
            door: Door as "deur",
            /// The roof.
            roof: Roof as "dak",
            /// The street.
            street: Text as "straat",
            /// When it is open.
            open: Option<Condition> as "als" or default,
        }

        /// A door.
        pub struct Door {
            /// Its name.
            name: String as "naam",
            /// Its colour.
            colour: String as "kleur",
        }
    }

    keywords! {
        /// A roof.
        pub enum Roof {
            /// Flat.
            Flat as "plat",
            /// Pointed.
            Pointed as "puntig",
        }
    }

    const SOUND: &str = "naam = \"Huis\"\nkamers = [\"hal\"]\nlift = true\nverdieping = 1\ndak = \"plat\"\n\
                         straat = \"Laan\"\ndeur = { naam = \"voor\", kleur = \"rood\" }\n";

    /// What is read from a text, or what is wrong: line, path, and what is said.
    fn reading(text: &str) -> Result<House, Vec<(usize, String, String)>> {
        let file = TextFile::new("huis.toml".to_owned(), text.to_owned());
        of_toml::<House>(&file, "").map_err(|problems| {
            let told = problems.into_iter().map(|one| {
                let line = one.place.map_or(0, |(_, line)| line);
                (line, one.path, format!("{} {}", one.message, one.advice))
            });
            told.collect()
        })
    }

    #[test]
    fn a_sound_value_is_read() {
        let house = reading(SOUND).expect("it is sound");
        assert_eq!((house.door.colour.as_str(), house.roof), ("rood", Roof::Flat));
        assert_eq!((house.rooms, house.open), (vec!["hal".to_owned()], None));
    }

    #[test]
    fn all_that_is_missing_is_told_and_nothing_else() {
        let fields = ["naam", "kamers", "lift", "verdieping", "deur", "dak", "straat"];
        let missing =
            fields.map(|field| (1, field.to_owned(), format!("Het veld `{field}` ontbreekt. Vul het in.")));
        assert_eq!(reading(""), Err(missing.to_vec()));
    }

    /// What is missing in one table and too much in another, a word that cannot be, a wrong element: one pass.
    #[test]
    fn every_mistake_is_told_at_its_own_place() {
        let text = "naam = [\"Huis\"]\nkamers = [\n\"hal\",\n7,\n]\nlift = \"ja\"\nverdieping = 1\ndak = \"schuin\"\n\
                    straat = { inwoner = \"Laan\", buur = \"Plein\" }\nals = [{ een = { twee = \"x\" } }, {}, 5]\n\
                    [deur]\nnaam = \"voor\"\nkleuren = \"rood\"\n";
        let told = reading(text).map(|_| ()).unwrap_err();
        let told: Vec<(usize, &str, &str)> =
            told.iter().map(|(line, path, said)| (*line, path.as_str(), said.as_str())).collect();
        let expected = [
            (
                1,
                "naam",
                "Hier staat een lijst, maar dit moet een tekst tussen aanhalingstekens zijn. Verbeter de waarde.",
            ),
            (
                4,
                "kamers[1]",
                "Hier staat het getal `7`, maar dit moet een tekst tussen aanhalingstekens zijn. Verbeter de waarde.",
            ),
            (
                6,
                "lift",
                "Hier staat de tekst \"ja\", maar dit moet true of false zijn. Schrijf `true` (ja) of `false` (nee), zonder aanhalingstekens.",
            ),
            (8, "dak", "`schuin` kan hier niet. Kies uit: `plat`, `puntig`."),
            (9, "straat.behandelaar", "Het veld `behandelaar` ontbreekt. Vul het in."),
            (
                9,
                "straat.buur",
                "Het veld `buur` bestaat hier niet. Haal het weg; hier mogen: `behandelaar`, `inwoner`.",
            ),
            (
                10,
                "als[0].een",
                "Hier staat een tabel, maar dit moet een waarde of een lijst van waarden zijn. Zet een onderwerp met een punt tussen aanhalingstekens, zoals `\"optie.vraag\"`.",
            ),
            (10, "als[2]", "Hier staat het getal `5`, maar dit moet een tabel zijn. Verbeter de waarde."),
            (11, "deur.kleur", "Het veld `kleur` ontbreekt. Vul het in."),
            (13, "deur.kleuren", "Het veld `kleuren` bestaat hier niet. Bedoelde u `kleur`?"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_toml_knows_and_no_kader_is_told_once() {
        let text = SOUND
            .replace("\"Huis\"", "2026-01-31")
            .replace("= 1\n", "= 1.5\n")
            .replace("true", "0x1FFFFFFFF");
        let said: Vec<String> = reading(&text)
            .unwrap_err()
            .into_iter()
            .map(|(_, path, said)| format!("{path}: {said}"))
            .collect();
        assert_eq!(
            said,
            [
                "naam: Deze datum staat niet tussen aanhalingstekens. Schrijf hem als tekst, zoals `\"2026-01-31\"`.",
                "lift: Dit getal is te groot. Verbeter het getal.",
                "verdieping: Een kader heeft alleen gehele getallen. Verbeter het getal.",
            ]
        );
    }

    #[test]
    fn a_long_text_is_shown_in_part() {
        let said = reading(&SOUND.replace("= 1\n", &format!("= \"{}\"\n", "é".repeat(60)))).unwrap_err();
        assert_eq!(said.len(), 1);
        assert!(
            said[0].2.starts_with(&format!("Hier staat de tekst \"{}…\", maar", "é".repeat(SHOWN))),
            "{said:?}"
        );
    }

    #[test]
    fn json_is_told_by_path() {
        let said = of_json::<Door>("{\"naam\": null, \"kleur\": [1], \"x\": 1}").map(|_| ()).unwrap_err();
        let said: Vec<String> = said.iter().map(|one| one.to_string()).collect();
        assert_eq!(
            said,
            [
                "naam: Hier staat null, maar dit moet een tekst tussen aanhalingstekens zijn. Verbeter de waarde. [wrong-type]",
                "kleur: Hier staat een lijst, maar dit moet een tekst tussen aanhalingstekens zijn. Verbeter de waarde. [wrong-type]",
                "x: Het veld `x` bestaat hier niet. Haal het weg; hier mogen: `naam`, `kleur`. [unknown-field]",
            ]
        );
    }
}
