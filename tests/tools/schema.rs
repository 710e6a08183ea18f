//! The schemas for editors: fresh, explained in Dutch, and of one mind with the loaders.
//!
//! The verdicts come from Ajv, a validator that shares nothing with the program (`tests/tools/schema/valideer.mjs`; Node and
//! the npm packages that `cargo xtask test` installs).

mod mutants;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use toml::{Table, Value as Toml};
use voorcheck_rules::kader::element::Element;
use voorcheck_rules::kader::shape::Shape;
use voorcheck_rules::kader::{Kader, Problem};
use voorcheck_tools::audit::scenario::{self, File};
use voorcheck_tools::check;
use voorcheck_tools::load::{Account, load};

use crate::common::{folders, mini, root};
use mutants::mutants;

const KINDS: [&str; 3] = ["kader", "scenario", "verantwoording"];

fn schema(kind: &str) -> Value {
    let file = root().join(format!("docs/{kind}.schema.json"));
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// What Ajv says about each value; empty for a valid one.
fn verdicts(cases: &[(&str, Value)]) -> Vec<String> {
    let schemas: BTreeMap<&str, Value> = KINDS.into_iter().map(|kind| (kind, schema(kind))).collect();
    let cases: Vec<Value> = cases.iter().map(|(of, value)| json!({ "schema": of, "value": value })).collect();
    let mut node = Command::new("node")
        .arg(root().join("tests/tools/schema/valideer.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js 20 or newer");
    let input = json!({ "schemas": schemas, "cases": cases }).to_string();
    node.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "is Ajv installed? `cargo xtask test rust` does it");
    let said = String::from_utf8(output.stdout).unwrap();
    let said: Vec<String> = said
        .lines()
        .map(|line| serde_json::from_str::<Option<String>>(line).unwrap().unwrap_or_default())
        .collect();
    assert_eq!(said.len(), cases.len());
    said
}

fn read(file: &Path) -> Table {
    fs::read_to_string(file).unwrap().parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn plain(table: &Table) -> Value {
    serde_json::to_value(table).unwrap()
}

/// The TOML files of a kader with the schema of each.
fn files(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let toml = |dir: PathBuf| {
        let entries = fs::read_dir(dir).into_iter().flatten().map(|entry| entry.unwrap().path());
        entries
            .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
            .collect::<Vec<_>>()
    };
    let kind = |path: &Path| if path.ends_with("verantwoording.toml") { "verantwoording" } else { "kader" };
    let own = toml(folder.to_owned()).into_iter().map(|path| (kind(&path), path));
    own.chain(toml(folder.join("scenarios")).into_iter().map(|path| ("scenario", path))).collect()
}

/// Every kader in the tree, and the one `kader new` makes.
fn all_folders() -> Vec<PathBuf> {
    let mut folders = folders::all();
    folders.push(root().join("crates/tools/src/cli/new/leenfiets"));
    folders
}

#[test]
fn the_committed_schemas_are_fresh() {
    for kind in KINDS {
        let output =
            Command::new(env!("CARGO_BIN_EXE_kader")).args(["schema", kind]).output().expect("the program");
        let found = fs::read_to_string(root().join(format!("docs/{kind}.schema.json"))).unwrap();
        assert!(
            String::from_utf8(output.stdout).unwrap() == found.replace("\r\n", "\n"),
            "renew it: cargo kader schema {kind} > docs/{kind}.schema.json"
        );
    }
}

#[test]
fn every_file_of_every_kader_is_valid() {
    let mut cases = Vec::new();
    let mut names = Vec::new();
    for (kind, file) in all_folders().iter().flat_map(|folder| files(folder)) {
        cases.push((kind, plain(&read(&file))));
        names.push(file);
    }
    for kind in KINDS {
        assert!(cases.iter().any(|(of, _)| *of == kind), "no file of kind {kind}");
    }
    for (file, said) in names.iter().zip(verdicts(&cases)) {
        assert_eq!(said, "", "{}", file.display());
    }
}

/// The line at the top of a file by which an editor finds the schema, relative to the file.
#[test]
fn every_file_of_a_kader_for_people_points_at_its_schema() {
    for folder in
        folders::kaders("kaders").into_iter().chain([root().join("crates/tools/src/cli/new/leenfiets")])
    {
        for (kind, file) in files(&folder) {
            let text = fs::read_to_string(&file).unwrap();
            let target = text.lines().next().and_then(|line| line.strip_prefix("#:schema "));
            let up = if kind == "scenario" { "../../.." } else { "../.." };
            let line = format!("#:schema {up}/docs/{kind}.schema.json");
            let Some(target) = target else { panic!("{} must begin with: {line}", file.display()) };
            assert!(target.ends_with(&format!("/{kind}.schema.json")), "{}: {target}", file.display());
            // `kader new` puts the schemas beside what it makes.
            let made = ["../schema/", "./schema/"].iter().any(|start| target.starts_with(start));
            assert!(made || file.parent().unwrap().join(target).is_file(), "{}: {target}", file.display());
        }
    }
}

/// Fields with their meaning, by kind of part; the words of a field of fixed words are all named.
#[test]
fn every_field_is_explained_and_nothing_else() {
    let meaning: Table = include_str!("../../crates/tools/src/cli/schema/uitleg.toml").parse().unwrap();
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let files =
        [("bestand", Kader::shape()), ("scenario", File::shape()), ("verantwoording", Account::shape())];
    let mut open: Vec<(String, Shape)> = files.map(|(name, shape)| (name.to_owned(), shape)).to_vec();
    while let Some((name, shape)) = open.pop() {
        for field in shape.fields().iter().filter(|field| field.name != "norm") {
            assert!(expected.entry(name.clone()).or_default().insert(field.name.to_owned()));
            if !field.shape.fields().is_empty() {
                let names: BTreeSet<String> =
                    field.shape.fields().iter().map(|field| field.name.to_owned()).collect();
                // A part may stand at two places; it is the same part then, or goes by the part it stands in as well.
                let own = format!("{name}-{}", field.name);
                let kind = if meaning.contains_key(&own) { own } else { field.name.to_owned() };
                if let Some(known) = expected.get(&kind) {
                    assert_eq!(*known, names, "two kinds of part are called {kind}");
                    continue;
                }
                open.push((kind, field.shape.clone()));
            }
            if let Shape::Keywords(words) = &field.shape {
                let said = meaning[name.as_str()][field.name].as_str().unwrap();
                for word in words {
                    assert!(
                        said.contains(&format!("`{word}`")),
                        "{name}.{} says nothing of {word}",
                        field.name
                    );
                }
            }
        }
    }
    expected.get_mut("bestand").unwrap().insert("bestanden".to_owned());
    let found: BTreeMap<String, BTreeSet<String>> = meaning
        .iter()
        .map(|(name, fields)| (name.clone(), fields.as_table().unwrap().keys().cloned().collect()))
        .collect();
    assert_eq!(found, expected);
    for (name, fields) in &meaning {
        for (field, said) in fields.as_table().unwrap() {
            assert!(said.as_str().unwrap().ends_with('.'), "{name}.{field}");
        }
    }
}

/// The made-up kaders of the tests show every field of the dictionary.
#[test]
fn the_made_up_kaders_use_every_field() {
    let mut found = BTreeSet::new();
    let small = folders::kaders("tests/kaders/klein").into_iter().chain([mini::original()]);
    for (_, file) in small.flat_map(|folder| files(&folder)).filter(|(kind, _)| *kind == "kader") {
        used(&Toml::Table(read(&file)), "bestand", &Kader::shape(), &mut found);
    }
    let mut expected = BTreeSet::new();
    let mut open = vec![("bestand", Kader::shape())];
    while let Some((name, shape)) = open.pop() {
        expected.extend(shape.fields().iter().map(|field| (name, field.name)));
        open.extend(shape.fields().iter().map(|field| (field.name, field.shape.clone())));
    }
    // The norms have a register of their own.
    expected.retain(|(name, field)| *name != "norm" && *field != "norm");
    assert_eq!(found, expected);
}

/// The fields of a value, as (kind of part, field), and of all below it.
fn used(value: &Toml, name: &'static str, shape: &Shape, found: &mut BTreeSet<(&'static str, &'static str)>) {
    match value {
        Toml::Array(list) => list.iter().for_each(|value| used(value, name, shape, found)),
        Toml::Table(table) => {
            for field in shape.fields().iter().filter(|field| table.contains_key(field.name)) {
                found.insert((name, field.name));
                used(&table[field.name], field.name, &field.shape, found);
            }
        }
        _ => {}
    }
}

/// Mistakes in the form of one file, which a schema sees too.
fn of_form(problem: &Problem) -> bool {
    ["unknown-field", "missing-field", "wrong-type", "unknown-word", "invalid-value"].contains(&problem.code)
}

/// The names of the fields of every table in a schema.
fn field_names(schema: &Value) -> Vec<BTreeSet<String>> {
    let below: Vec<&Value> = match schema {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    let own = schema["properties"].as_object().map(|fields| fields.keys().cloned().collect());
    own.into_iter().chain(below.into_iter().flat_map(field_names)).collect()
}

/// Holds the verdict of a loader against that of the schema, for every mutant. `excused` are mutants that only the
/// loader refuses, because it sees the other files too.
fn of_one_mind(
    kind: &str,
    file: &Table,
    refuses: impl Fn(&Toml) -> Option<String>,
    excused: impl Fn(&str) -> bool,
) {
    let mutants = mutants(file);
    let cases: Vec<(&str, Value)> =
        mutants.iter().map(|(_, mutant)| (kind, serde_json::to_value(mutant).unwrap())).collect();
    let known = field_names(&schema(kind));
    let mut complaints = Vec::new();
    let mut refused = 0;
    for ((what, mutant), schema) in mutants.iter().zip(verdicts(&cases)) {
        let loader = refuses(mutant);
        refused += usize::from(loader.is_some());
        if loader.is_some() == schema.is_empty() && !excused(what) {
            complaints.push(format!("{what}: lader {loader:?}, schema {schema:?}"));
        }
        // Where the loader names all fields there are, the schema knows exactly those.
        let named =
            loader.as_deref().and_then(|said| said.split_once("hier mogen: ")).map(|(_, names)| names);
        let named: Option<BTreeSet<String>> =
            named.map(|names| names.split('`').skip(1).step_by(2).map(str::to_owned).collect());
        if let Some(named) = named.filter(|named| !known.contains(named)) {
            complaints.push(format!("geen tabel in het schema heeft precies de velden {named:?}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(refused > 20 && refused < mutants.len(), "{refused} of {}", mutants.len());
}

#[test]
fn the_loader_and_the_schema_refuse_the_same_files() {
    for name in ["kader.toml", "vragen.toml", "regels.toml"] {
        let dir = mini::copy(&format!("schema-{name}"));
        let path = dir.join(name);
        let loader = |mutant: &Toml| {
            fs::write(&path, toml::to_string(mutant).unwrap()).unwrap();
            load(&dir).err().and_then(|found| found.into_iter().find(of_form)).map(|found| found.to_string())
        };
        // No file has to have `[kader]` or `[teksten]`; the kader as a whole has. And one field may ask for another.
        let excused =
            ["[Key(\"kader\")]", "[Key(\"teksten\")]", "[Key(\"feit\"), At(0), Key(\"in-zin-onbekend\")]"];
        let excused = excused.map(|field| format!("een veld te weinig: {field}"));
        of_one_mind("kader", &read(&path), loader, |what| excused.iter().any(|one| one == what));
    }
}

/// Every field an account can have.
const ACCOUNT: &str = include_str!("../common/verantwoording.toml");

#[test]
fn the_loader_and_the_schema_refuse_the_same_accounts() {
    let dir = mini::copy("schema-verantwoording");
    let loader = |mutant: &Toml| {
        fs::write(dir.join("verantwoording.toml"), toml::to_string(mutant).unwrap()).unwrap();
        load(&dir).err().and_then(|found| found.into_iter().find(of_form)).map(|found| found.to_string())
    };
    of_one_mind("verantwoording", &ACCOUNT.parse().unwrap(), loader, |_| false);
}

/// Every field a scenario can have; what it expects need not be so.
const SCENARIO: &str = r#"
titel = "Alles"
beschrijving = "Elk veld."
vertrekt-van = "basis"
vandaag = "2026-11-22"
doel = "uitkomst"
gemeente = "Stad"
ook = [{ pacht = "ja" }]
antwoorden = { pacht = "nee" }
datums = { datum-start = "2026-12-20" }

[verwacht]
route = "geen"
uitkomst = "past"
zegt = { tuin-krijgen = "klopt" }
gids = "klopt"
niet-aan-de-orde = ["tuin-krijgen"]
status = { vaardigheid = "voldaan", betaalbaar = ["voldaan", "niet-voldaan"] }
beste = { tuin-krijgen = "past" }
redenen = ["vaardigheid/ervaren"]
onderbouwing = { "vaardigheid/ervaren" = { kracht = "hard", basis = "feit", normen = ["R-1-01"] } }
richting = { "vaardigheid/ervaren" = "open" }
mits = ["mits"]
veranderingen = [{ ervaring = "cursus" }]
normen = ["R-1-01"]
vergeleken-met = "basis"
signalen = ["bewijs"]
niet-signalen = ["bewijs"]
signalen-precies = ["bewijs"]
in-kop = ["bewijs"]
tegenspraken = ["duur-en-schuur"]
bronconflicten = ["tuinhek"]
open-stappen = ["spade"]
overdrachten = { naar-elders = ["gemeente = dorp"] }
acties = ["aanvragen"]
acties-precies = ["aanvragen"]
volgende-vraag = "pacht"
relevant = ["pacht"]
aangeboden = ["schuur"]
dagen = { krap = 3 }
momenten = { besluit = "geen" }
tijdlijn = ["besluit", "krap"]
"#;

#[test]
fn the_reader_and_the_schema_refuse_the_same_scenarios() {
    let dir = mini::copy("schema-scenario");
    let engine = check::engine(load(&dir).unwrap().kader, String::new()).unwrap();
    fs::create_dir_all(dir.join("scenarios")).unwrap();
    fs::copy(mini::original().join("scenarios/basis.toml"), dir.join("scenarios/basis.toml")).unwrap();
    let reader = |mutant: &Toml| {
        fs::write(dir.join("scenarios/alles.toml"), toml::to_string(mutant).unwrap()).unwrap();
        let found = scenario::read(&dir, &engine).err();
        found.and_then(|found| found.into_iter().find(of_form)).map(|found| found.to_string())
    };
    of_one_mind("scenario", &SCENARIO.parse().unwrap(), reader, |_| false);
}
