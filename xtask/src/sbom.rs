//! What a release is made of (SBOM), as CycloneDX 1.6: the crates inside the Wasm and the program, the standard library of Rust, and the npm
//! packages whose style is shipped. No time and no random number: the same sources give the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::files::read_text;

use crate::house::House;
use crate::program;
use crate::run::Program;

const WASM: &str = "wasm32-unknown-unknown";
/// The parts of a release that hold crates: what they are called, the crate each is made of, and for what it is compiled.
const PARTS: [Part; 3] = [
    ("pagina", "voorcheck", WASM),
    ("module", "voorcheck-module", WASM),
    ("opdrachtregel", "voorcheck-tools", program::TARGET),
];
const ADVICE: &str = "Haal het bestand terug uit git en begin opnieuw.";

/// A component: what CycloneDX says of it, without the parts it is in and what it depends on.
struct Component {
    json: Value,
    parts: BTreeSet<&'static str>,
    needs: BTreeSet<String>,
}

type Part = (&'static str, &'static str, &'static str);

/// Components by their package URL.
type Components = BTreeMap<String, Component>;

/// The bill of materials, as JSON text, of a release with the command line or without.
pub fn text(house: &House, version: &str, with_program: bool) -> Outcome<String> {
    let parts: Vec<&Part> =
        PARTS.iter().filter(|(.., target)| with_program || *target != program::TARGET).collect();
    let lock = checksums(&read_text(&house.root.join("Cargo.lock"))?);
    let root = purl("cargo", "voorcheck", version);
    let mut all = Components::new();
    for (part, package, target) in &parts {
        let tree = Program::cargo(house)
            .args("tree --locked --edges normal,no-proc-macro --prefix depth".split(' '))
            .args(["--format", "{p}\t{l}", "--package", package, "--target", target])
            .read()?;
        crates(&tree, part, &lock, &mut all);
    }
    let own = all.remove(&root).ok_or_else(|| {
        Fail::new(
            "de lijst van crates begint niet met onze eigen",
            "cargo tree",
            "Staat de versie in Cargo.toml?",
        )
    })?;
    let mut needs = own.needs;
    needs.extend(parts.iter().skip(1).map(|(_, package, _)| purl("cargo", package, version)));
    let std = standard_library(&read_text(&house.root.join("rust-toolchain.toml"))?, &parts)?;
    for (url, component) in [std].into_iter().chain(styles(house)?) {
        needs.insert(url.clone());
        all.insert(url, component);
    }
    let mut dependencies = vec![json!({ "ref": root, "dependsOn": needs })];
    dependencies.extend(all.iter().map(|(url, one)| json!({ "ref": url, "dependsOn": one.needs })));
    let bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component("application", &root, "voorcheck", version, "EUPL-1.2", None) },
        "components": all.into_values().map(Component::finished).collect::<Vec<_>>(),
        "dependencies": dependencies,
    });
    Ok(format!("{bom:#}\n"))
}

impl Component {
    fn finished(self) -> Value {
        let Self { mut json, parts, .. } = self;
        if let Some(fields) = json.as_object_mut() {
            let parts = parts.iter().map(|part| json!({ "name": "voorcheck:onderdeel", "value": part }));
            fields.insert("properties".to_owned(), parts.collect());
        }
        json
    }
}

/// Reads what `cargo tree` prints: a depth, a name with its version, a tab, a licence. A crate that comes back is followed by
/// `(*)`, and what it depends on stands where it came first.
fn crates(tree: &str, part: &'static str, lock: &BTreeMap<(String, String), String>, all: &mut Components) {
    let mut above: Vec<String> = Vec::new();
    for line in tree.lines() {
        let Some((package, licence)) = line.split_once('\t') else { continue };
        let name = package.trim_start_matches(|c: char| c.is_ascii_digit());
        let depth = package.strip_suffix(name).and_then(|depth| depth.parse().ok()).unwrap_or(0);
        let mut words = name.split_whitespace();
        let (name, version) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let version = version.trim_start_matches('v');
        // Older crates write a slash for OR.
        let licence: Vec<&str> = licence.trim_end_matches(" (*)").split('/').map(str::trim).collect();
        let licence = licence.join(" OR ");
        let url = purl("cargo", name, version);
        let hash = lock.get(&(name.to_owned(), version.to_owned())).map(|hash| ("SHA-256", hash.clone()));
        let entry = all.entry(url.clone()).or_insert_with(|| Component {
            json: component("library", &url, name, version, &licence, hash),
            parts: BTreeSet::new(),
            needs: BTreeSet::new(),
        });
        entry.parts.insert(part);
        above.truncate(depth);
        if let Some(parent) = above.last().and_then(|parent| all.get_mut(parent)) {
            parent.needs.insert(url.clone());
        }
        above.push(url);
    }
}

/// The checksums of `Cargo.lock` by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let field = |block: &str, name: &str| {
        let start = format!("{name} = \"");
        block.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"').map(str::to_owned))
    };
    let block = |block| Some(((field(block, "name")?, field(block, "version")?), field(block, "checksum")?));
    lock.split("[[package]]").filter_map(block).collect()
}

/// Rust's own library, of which a part is in each of these.
fn standard_library(toolchain: &str, parts: &[&Part]) -> Outcome<(String, Component)> {
    let version = toolchain.lines().find_map(|line| line.strip_prefix("channel = \"")?.strip_suffix('"'));
    let version =
        version.ok_or_else(|| Fail::new("de versie van Rust ontbreekt", "rust-toolchain.toml", ADVICE))?;
    let url = purl("generic", "rust-std", version);
    let json = component("library", &url, "rust-std", version, "MIT OR Apache-2.0", None);
    Ok((
        url,
        Component { json, parts: parts.iter().map(|(part, ..)| *part).collect(), needs: BTreeSet::new() },
    ))
}

/// The npm packages that `www/utrecht.css` imports.
fn styles(house: &House) -> Outcome<Vec<(String, Component)>> {
    let lock = read_text(&house.root.join("package-lock.json"))?;
    let lock: Value = serde_json::from_str(&lock).or_fail("dit is geen JSON", "package-lock.json", ADVICE)?;
    let mut found = Vec::new();
    for name in imported(&read_text(&house.www().join("utrecht.css"))?) {
        let package = lock.get("packages").and_then(|all| all.get(format!("node_modules/{name}")));
        let field = |field: &str| package?.get(field)?.as_str();
        let (Some(version), Some(licence)) = (field("version"), field("license")) else {
            return Err(Fail::new(
                format!("versie of licentie van {name} ontbreekt"),
                "package-lock.json",
                ADVICE,
            ));
        };
        let bytes = field("integrity").and_then(|text| STANDARD.decode(text.strip_prefix("sha512-")?).ok());
        let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let url = purl("npm", &name, version);
        let json =
            component("library", &url, &name, version, licence, bytes.map(|bytes| ("SHA-512", hex(bytes))));
        found.push((url, Component { json, parts: ["pagina"].into(), needs: BTreeSet::new() }));
    }
    Ok(found)
}

/// The packages with a scope that a style sheet imports.
fn imported(css: &str) -> BTreeSet<String> {
    let named = |line: &str| {
        let path = line.trim().strip_prefix("@import \"@")?;
        let mut folders = path.split('/');
        Some(format!("@{}/{}", folders.next()?, folders.next()?))
    };
    css.lines().filter_map(named).collect()
}

fn component(
    kind: &str,
    url: &str,
    name: &str,
    version: &str,
    licence: &str,
    hash: Option<(&str, String)>,
) -> Value {
    let licence = if licence.contains(' ') {
        json!({ "expression": licence })
    } else {
        json!({ "license": { "id": licence } })
    };
    let mut component = json!({
        "type": kind, "bom-ref": url, "name": name, "version": version, "licenses": [licence], "purl": url,
    });
    if let (Some(fields), Some((kind, content))) = (component.as_object_mut(), hash) {
        fields.insert("hashes".to_owned(), json!([{ "alg": kind, "content": content }]));
    }
    component
}

fn purl(kind: &str, name: &str, version: &str) -> String {
    format!("pkg:{kind}/{}@{version}", name.replacen('@', "%40", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_becomes_components_with_what_they_need() {
        let tree = "0app v1.0.0 (x)\tEUPL-1.2\n1a v0.1.0\tMIT\n2b v2.0.0\tMIT / Apache-2.0\n1b v2.0.0\tMIT/Apache-2.0 (*)\n";
        let lock = checksums("[[package]]\nname = \"b\"\nversion = \"2.0.0\"\nchecksum = \"abc\"\n");
        let mut all = Components::new();
        crates(tree, "pagina", &lock, &mut all);
        crates("0app v1.0.0 (x)\tEUPL-1.2\n1b v2.0.0\tMIT/Apache-2.0\n", "module", &lock, &mut all);
        let needs = |name: &str| all[name].needs.iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(needs("pkg:cargo/app@1.0.0"), ["pkg:cargo/a@0.1.0", "pkg:cargo/b@2.0.0"]);
        assert_eq!(needs("pkg:cargo/a@0.1.0"), ["pkg:cargo/b@2.0.0"]);
        let b = &all["pkg:cargo/b@2.0.0"];
        assert_eq!(b.json["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(b.json["hashes"][0]["content"], "abc");
        assert_eq!(b.parts, ["module", "pagina"].into());
        assert_eq!(all["pkg:cargo/a@0.1.0"].parts, ["pagina"].into());
    }

    #[test]
    fn a_style_sheet_names_its_packages() {
        let css = "@import \"@utrecht/heading-1-css/dist/index.css\";\n@import \"./eigen.css\";\n";
        assert_eq!(imported(css), ["@utrecht/heading-1-css".to_owned()].into());
    }
}
