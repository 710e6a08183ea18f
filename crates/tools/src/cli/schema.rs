//! `kader schema`: the JSON Schema (draft 2020-12) of the files of a kader, for completion and explanation in an editor.
//!
//! Each is made from what the reader of the file reads; what each field means is said in Dutch in `schema/uitleg.toml`. A
//! schema looks at one file: what needs the whole kader (does this id exist? is every combination covered?) stays with `kader check`.
//! Only words that drafts 7 and 2020-12 share are used, because editors lag behind.

use serde_json::{Map, Value, json};
use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::element::Element;
use voorcheck_rules::kader::shape::{Field, Shape};

use super::{Answer, Refusal};
use crate::audit::scenario::File;
use crate::load::Account;

/// What each field means: by kind of part, then by field.
const MEANING: &str = include_str!("schema/uitleg.toml");
/// The tables of [`MEANING`] about the top of each file.
const KADER: &str = "bestand";
const SCENARIO: &str = "scenario";
const ACCOUNT: &str = "verantwoording";

/// `kader schema`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Van welk bestand: kader (als u niets kiest), scenario of verantwoording
    #[arg(value_name = "SOORT", default_value = "kader", hide_default_value = true, value_parser = of, help_heading = "Argumenten")]
    pub of: Of,
}

/// A file that has a schema.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    /// The files of a kader, each alone.
    Kader,
    /// A file below `scenarios/`.
    Scenario,
    /// `verantwoording.toml`.
    Verantwoording,
}

/// Every schema, with the name of its file.
pub(super) const ALL: [(Of, &str); 3] = [
    (Of::Kader, "kader.schema.json"),
    (Of::Scenario, "scenario.schema.json"),
    (Of::Verantwoording, "verantwoording.schema.json"),
];

fn of(text: &str) -> Result<Of, String> {
    match text {
        "kader" => Ok(Of::Kader),
        "scenario" => Ok(Of::Scenario),
        "verantwoording" => Ok(Of::Verantwoording),
        _ => Err("kies uit: kader, scenario, verantwoording".to_owned()),
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Answer, Refusal> {
    text(args.of).map(Answer::from)
}

/// The schema as it stands in a file, with a newline at its end.
pub(super) fn text(of: Of) -> Result<String, Refusal> {
    super::to_json(&made(of)?).map(|json| json + "\n")
}

fn made(of: Of) -> Result<Value, Refusal> {
    let meaning: toml::Table = MEANING.parse().map_err(|_| {
        Refusal::new("invalid-schema", "De uitleg bij het schema is niet te lezen.", "schema")
    })?;
    let mut schema = Schema { meaning, definitions: Map::new() };
    let (title, file) = match of {
        Of::Kader => {
            schema.definitions.insert("voorwaarde".to_owned(), term());
            ("Een bestand van een kader", schema.record(KADER, &kader()))
        }
        Of::Scenario => (
            "Een scenario: een geval met wat u ervan verwacht (scenarios/*.toml)",
            schema.record(SCENARIO, File::shape().fields()),
        ),
        Of::Verantwoording => (
            "De verantwoording van een kader (verantwoording.toml)",
            schema.record(ACCOUNT, Account::shape().fields()),
        ),
    };
    // A scenario that expects nothing proves nothing.
    if let Some(Value::Object(expected)) = schema.definitions.get_mut("verwacht") {
        expected.insert("minProperties".into(), json!(1));
    }
    let mut whole = Map::new();
    whole.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    whole.insert("title".into(), json!(title));
    whole.extend(file);
    whole.insert("$defs".into(), Value::Object(schema.definitions));
    Ok(Value::Object(whole))
}

/// What one file of a kader may hold. The norms have a register of their own, and `kader.toml` names the other files; no
/// single file has to have anything.
fn kader() -> Vec<Field> {
    let mut fields: Vec<Field> = Kader::shape().fields().to_vec();
    fields.retain(|field| field.name != "norm");
    fields.insert(0, Field { name: "bestanden", shape: Shape::List(Box::new(Shape::Plain)), optional: true });
    fields.iter_mut().for_each(|field| field.optional = true);
    fields
}

struct Schema {
    meaning: toml::Table,
    definitions: Map<String, Value>,
}

impl Schema {
    fn record(&mut self, name: &str, fields: &[Field]) -> Map<String, Value> {
        let mut properties = Map::new();
        for field in fields {
            let mut form = self.form(name, field.name, &field.shape);
            if let Some(meaning) = self.meaning_of(name, field.name) {
                form.insert("description".into(), meaning.into());
            }
            properties.insert(field.name.into(), form.into());
        }
        let required: Vec<&str> =
            fields.iter().filter(|field| !field.optional).map(|field| field.name).collect();
        let mut record = Map::new();
        record.insert("type".into(), json!("object"));
        record.insert("properties".into(), properties.into());
        if !required.is_empty() {
            record.insert("required".into(), json!(required));
        }
        record.insert("additionalProperties".into(), json!(false));
        record
    }

    fn meaning_of(&self, record: &str, field: &str) -> Option<String> {
        self.meaning.get(record)?.get(field)?.as_str().map(str::to_owned)
    }

    /// The form of the field `name`, which also names what it holds; together with the table it stands in, where another table
    /// has a field of that name for something else.
    fn form(&mut self, parent: &str, name: &str, shape: &Shape) -> Map<String, Value> {
        let own = format!("{parent}-{name}");
        let name = if self.meaning.contains_key(&own) { own.as_str() } else { name };
        let form = match shape {
            Shape::Plain => json!({ "type": "string", "minLength": 1 }),
            Shape::Truth => json!({ "type": "boolean" }),
            Shape::Whole => json!({ "type": "integer" }),
            Shape::Keywords(words) => json!({ "enum": words }),
            Shape::Voices => voices(),
            Shape::Condition => condition(),
            Shape::Either(forms) => self.either(name, forms),
            Shape::Table(value) => {
                json!({ "type": "object", "additionalProperties": self.form(parent, name, value) })
            }
            Shape::List(element) => json!({ "type": "array", "items": self.form(parent, name, element) }),
            Shape::Record(fields) => {
                let record = self.record(name, fields);
                self.definitions.insert(name.to_owned(), record.into());
                json!({ "$ref": format!("#/$defs/{name}") })
            }
        };
        match form {
            Value::Object(form) => form,
            _ => Map::new(),
        }
    }

    /// All forms at once, without `anyOf` as with [`voices`]: each is another kind of value, and what is said of one kind
    /// says nothing of another.
    fn either(&mut self, name: &str, forms: &[Shape]) -> Value {
        let (mut kinds, mut whole) = (Vec::new(), Map::new());
        for form in forms {
            let mut form = self.form("", name, form);
            match form.remove("type") {
                Some(Value::Array(more)) => kinds.extend(more),
                one => kinds.extend(one),
            }
            whole.extend(form);
        }
        whole.insert("type".into(), kinds.into());
        whole.into()
    }
}

/// One text, or two voices. Written out at each field, without `anyOf`: editors drop what a field means when its form
/// stands elsewhere, and offer each alternative as a field of its own.
fn voices() -> Value {
    let words = json!({ "type": "string", "minLength": 1 });
    json!({
        "type": ["string", "object"],
        "minLength": 1,
        "properties": { "behandelaar": words, "inwoner": words },
        "required": ["behandelaar"],
        "additionalProperties": false,
    })
}

/// A table, or a list of tables of which one has to hold.
fn condition() -> Value {
    let mut condition = term();
    if let Value::Object(fields) = &mut condition {
        fields.insert("type".into(), json!(["object", "array"]));
        fields.insert("minItems".into(), json!(1));
        fields.insert("items".into(), json!({ "$ref": "#/$defs/voorwaarde" }));
    }
    condition
}

fn term() -> Value {
    let word = json!({ "type": "string", "minLength": 1 });
    json!({
        "type": "object",
        "propertyNames": { "pattern": r"^([a-z0-9-]+|(optie|uitkomst|status|plan)\.[a-z0-9-]+|status\.\*)$" },
        "additionalProperties": { "type": ["string", "array"], "minLength": 1, "minItems": 1, "items": word },
    })
}
