//! The shipped kader with something changed: a folder made of it and of a file that says only what is different.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use toml::{Table, Value};

/// The regional kader with the annex of Huizen read to the letter, as a folder below `target/tmp`; made afresh once per
/// run of the tests.
pub fn huizen_strikt() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let root = super::root();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("huizen-strikt");
        let changes = root.join("tests/kaders/huizen-strikt/anders.toml");
        make(&root.join("kaders/safehouse-gooi-en-vechtstreek"), &changes, &folder);
        folder
    })
}

/// Copies a kader; a field in `changes` takes the place of the same field of the part with the same id.
fn make(original: &Path, changes: &Path, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("bron")).unwrap();
    fs::copy(original.join("normen.tsv"), folder.join("normen.tsv")).unwrap();
    for source in fs::read_dir(original.join("bron")).unwrap() {
        let source = source.unwrap();
        fs::copy(source.path(), folder.join("bron").join(source.file_name())).unwrap();
    }

    let mut changes = read(changes);
    let main = read(&original.join("kader.toml"));
    let further = main["bestanden"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    for file in ["kader.toml".to_owned()].into_iter().chain(further.collect::<Vec<_>>()) {
        let mut table = read(&original.join(&file));
        for (key, value) in &mut table {
            match value {
                Value::Table(fields) => {
                    if let Some(changed) = changes.remove(key) {
                        fields.extend(changed.as_table().unwrap().clone());
                    }
                }
                Value::Array(parts) => {
                    if let Some(Value::Array(changed)) = changes.get_mut(key) {
                        changed.retain(|changed| !apply(changed, parts));
                    }
                }
                _ => {}
            }
        }
        // A file that is shared stands beside the folder.
        let to = folder.join(file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, toml::to_string(&table).unwrap()).unwrap();
    }
    let unused: Vec<_> = changes.values().flat_map(|left| left.as_array().unwrap()).collect();
    assert!(unused.is_empty(), "these parts are not in the original: {unused:#?}");
}

fn apply(changed: &Value, parts: &mut [Value]) -> bool {
    let part = parts.iter_mut().find(|part| part.get("id").is_some() && part.get("id") == changed.get("id"));
    let Some(part) = part else { return false };
    part.as_table_mut().unwrap().extend(changed.as_table().unwrap().clone());
    true
}

fn read(path: &Path) -> Table {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
