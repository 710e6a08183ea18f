//! `site.json`: what a site says of itself and of the doors of municipalities. Whoever puts the site somewhere writes it, and may
//! change it there, so it is no sealed file. What it may say is known to `www/site.js`, which the page looks with; here it is data
//! among the parts.

use regex_lite::Regex;
use serde::Deserialize;
use serde_json::{Map, Value};
use voorcheck_rules::kader::date;

use crate::check::Check;
use crate::fail::{Fail, OrFail, Outcome};
use crate::parts::Parts;
use crate::template::escaped;

/// The name of the file, beside the pages; among the parts the empty one.
pub const NAME: &str = "site.json";
/// What it may say, among the parts.
pub const FORM: &str = "site-vorm.json";
const ADVICE: &str = "Wat elk veld betekent staat in docs/site.schema.json.";

/// What may be said, as `www/site.js` has it.
#[derive(Deserialize)]
struct Form {
    fields: Fields,
    /// How the lines of the sender read, in order.
    sender: Vec<(String, String)>,
    link: String,
    mail: String,
    day: String,
}

/// Fields by their name.
type Fields = Vec<(String, Kind)>;

/// What a field holds: a text of a pattern, which has words too; or a table of tables.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kind {
    Text(String, String),
    Tables(Fields),
}

/// What a site says, once it is in order.
pub struct Said {
    /// The text of the file.
    pub text: String,
    place: String,
    fields: Map<String, Value>,
    sender: String,
}

impl Said {
    /// Looks at the text of the file, which stands at `place`.
    ///
    /// Errors: the first thing that is wrong with it.
    pub fn read(parts: &Parts, text: String, place: String) -> Outcome<Self> {
        let wrong = |what: String| Fail::new(what, place.clone(), ADVICE);
        let form: Form = serde_json::from_str(parts.text(FORM)?).or_fail(
            "dit onderdeel is niet te lezen",
            FORM,
            "Neem de uitgave en het programma van dezelfde versie.",
        )?;
        let fields = match serde_json::from_str(&text) {
            Ok(Value::Object(fields)) => fields,
            Ok(_) => return Err(wrong("hier hoort een tabel: { … }".to_owned())),
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                return Err(wrong(format!("dit is geen JSON (regel {line}, teken {column})")));
            }
        };
        form.hold(&fields, &form.fields, "").map_err(wrong)?;
        let sender = form.sender(&fields).map_err(wrong)?;
        Ok(Self { text, place, fields, sender })
    }

    /// Refuses a municipality that none of the checks knows.
    pub fn is_about(&self, checks: &[Check]) -> Outcome<()> {
        let known: Vec<&str> = checks.iter().flat_map(Check::municipalities).collect();
        let doors = self.fields.get("gemeenten").and_then(Value::as_object);
        let Some(id) = doors.into_iter().flat_map(Map::keys).find(|id| !known.contains(&id.as_str())) else {
            return Ok(());
        };
        let here = match known.as_slice() {
            [] => "Dit kader vraagt niet naar een gemeente".to_owned(),
            known => format!("Hier mag: {}", known.join(", ")),
        };
        let what = format!("`gemeenten.{id}`: het kader kent deze gemeente niet. {here}");
        Err(Fail::new(what, self.place.clone(), ADVICE))
    }

    /// Who the site is of, as HTML for the foot of a page; nothing where that is not filled in.
    pub fn sender(&self) -> &str {
        &self.sender
    }

    /// All of it.
    pub fn value(&self) -> Value {
        self.fields.clone().into()
    }
}

impl Form {
    /// The first thing in a table that is not of its form. `above` is where the table stands, with a dot behind it.
    fn hold(&self, table: &Map<String, Value>, fields: &Fields, above: &str) -> Result<(), String> {
        for (name, value) in table {
            let no = |below: &str, what: &str| Err(format!("`{above}{name}{below}`: {what}"));
            match fields.iter().find(|(known, _)| known == name) {
                None => {
                    let known: Vec<&str> = fields.iter().map(|(known, _)| known.as_str()).collect();
                    return no("", &format!("dit veld bestaat niet. Hier mag: {}", known.join(", ")));
                }
                Some((_, Kind::Tables(inner))) => {
                    let Some(tables) = value.as_object() else {
                        return no("", "hier hoort een tabel, met een contact voor elke gemeente");
                    };
                    for (id, one) in tables {
                        let named = one.get("naam").is_some_and(|name| !name.is_null() && name != "");
                        let Some(one) = one.as_object().filter(|_| named) else {
                            let what = "hier hoort een contact, met ten minste een naam";
                            return no(&format!(".{id}"), what);
                        };
                        self.hold(one, inner, &format!("{above}{name}.{id}."))?;
                    }
                }
                Some((_, Kind::Text(pattern, words))) => {
                    let fits = match value.as_str() {
                        Some("") => true,
                        Some(text) => self.fits(text, pattern)?,
                        None => false,
                    };
                    if !fits {
                        return no("", &format!("hier hoort {words}, of niets (\"\")"));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether a text is of this kind; of a day also whether the calendar has it.
    fn fits(&self, text: &str, pattern: &str) -> Result<bool, String> {
        Ok(matches(text, pattern)? && (pattern != self.day || date::parse(text).is_some()))
    }

    /// Who shows the check, line by line: a label, and a text or an address; only what is filled in.
    fn sender(&self, fields: &Map<String, Value>) -> Result<String, String> {
        let mut lines = String::new();
        for (name, label) in &self.sender {
            let said = fields.get(name).and_then(Value::as_str).unwrap_or_default();
            if said.is_empty() {
                continue;
            }
            let (label, text) = (escaped(label), escaped(said));
            lines += &if matches(said, &self.mail)? {
                format!("<p>{label}: <a href=\"mailto:{text}\">{text}</a></p>")
            } else if matches(said, &self.link)? {
                format!("<p><a href=\"{text}\">{label}</a></p>")
            } else {
                format!("<p>{label}: {text}</p>")
            };
        }
        Ok(lines)
    }
}

fn matches(text: &str, pattern: &str) -> Result<bool, String> {
    let pattern = Regex::new(pattern).map_err(|error| format!("{FORM} is niet te lezen: {error}"))?;
    Ok(pattern.is_match(text))
}
