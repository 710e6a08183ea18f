//! What `kader diff` prints, as text, JSON and HTML, and what it refuses.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::common::root;
use crate::common::{mini, variant};

/// Runs `kader diff`: exit code, standard output, standard error.
fn diff(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kader")).arg("diff").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn equal_kaders_are_said_to_be_equal() {
    let (original, copy) = (mini::original(), mini::copy("diff-equal"));
    for args in [&[][..], &["--html"], &["--json"]] {
        let (code, out, err) = diff(&[&[path(&original), path(&copy)], args].concat());
        assert_eq!((code, err.as_str()), (0, ""));
        if args == ["--json"] {
            let value: Value = serde_json::from_str(&out).unwrap();
            assert_eq!((&value["sameWords"], &value["sameOutcomes"]), (&json!(true), &json!(true)));
        } else {
            assert!(out.contains("zijn gelijk"), "{out}");
            assert!(!out.contains("combinatie hebben"), "{out}");
        }
    }
}

/// A copy in which words, a status, a question and an answer differ.
fn other(name: &str) -> PathBuf {
    let dir = mini::copy(name);
    mini::edit(
        &dir,
        "regels.toml",
        "\"Een cursus telt mee.\"",
        "\"Een cursus <script>alert(1)</script> & \\\"meer\\\" telt.\"",
    );
    mini::edit(
        &dir,
        "regels.toml",
        "als = { ervaring = \"cursus\" }\nstatus = \"weging\"\nrichting.wijst = \"open\"",
        "als = { ervaring = \"cursus\" }\nstatus = \"niet-voldaan\"",
    );
    mini::edit(
        &dir,
        "vragen.toml",
        "[[datum]]\nid = \"datum-aanvraag\"",
        "[[feit]]\nid = \"kas\"\nsectie = \"tuin\"\nrol = \"info\"\nnaam = \"Kas\"\nvraag = \"Wilt u een kas?\"\n[[feit.optie]]\nid = \"ja\"\ntekst = \"Ja\"\n[[feit.optie]]\nid = \"nee\"\ntekst = \"Nee\"\n\n[[datum]]\nid = \"datum-aanvraag\"",
    );
    mini::edit(
        &dir,
        "regels.toml",
        "als = { \"optie.ervaring\" = \"iets\", \"plan.krap\" = \"ja\" }",
        "als = { kas = \"ja\" }",
    );
    mini::edit(&dir, "vragen.toml", "Een jaar is genoeg.", "Een jaar is altijd genoeg.");
    dir
}

#[test]
fn text_says_what_differs_and_that_shares_are_no_chances() {
    let (original, other) = (mini::original(), other("diff-text"));
    let (code, out, err) = diff(&[path(&original), path(&other)]);
    assert_eq!((code, err.as_str()), (0, ""));
    let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
    // Three values of `ervaring`, two of `pacht`; a course weighed in A and fails in B, while the rent can be paid.
    for words in [
        "Tuin: van de 6 combinaties heeft er 1 (16,67 %) een andere uitkomst.",
        "Zij zeggen niets over cliënten",
        "een aandeel is geen kans",
        "* de gemeente weegt af → past niet: 1 combinatie (16,67 %)",
        "- Ervaring: Alleen een cursus - Pacht: Ja",
        "A regel `cursus`: de gemeente weegt af. Een cursus telt mee. (R-1-02)",
        "B regel `cursus`: niet voldaan.",
        "Alleen in B: de vraag ‘Wilt u een kas?’. A kijkt niet naar het antwoord.",
        "- Anders: regel `cursus` van criterium `vaardigheid` (Vaardigheid) status: weging → niet-voldaan",
        "Nieuw in B: vraag `kas` (Kas)",
    ] {
        assert!(flat.contains(words), "{words}\n{out}");
    }
    assert!(out.contains("\n\nEen combinatie is "), "what the numbers mean stands apart\n{out}");
    let (rules, questions) =
        (out.find("\nRegels en voorwaarden\n").unwrap(), out.find("\nVragen en antwoorden\n").unwrap());
    assert!(rules < questions);
}

#[test]
fn json_has_the_whole_value_in_camel_case() {
    let (original, other) = (mini::original(), other("diff-json"));
    let (code, out, _) = diff(&[path(&original), path(&other), "--json"]);
    assert_eq!(code, 0);
    let value: Value = serde_json::from_str(&out).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "changes",
            "conditions",
            "criteria",
            "decisions",
            "from",
            "oneSided",
            "resting",
            "routes",
            "sameOutcomes",
            "sameWords",
            "to",
            "wholeRegister"
        ]
    );
    let decision = &value["decisions"][0];
    assert_eq!(
        (&decision["id"], &decision["knownTo"], &decision["compared"]),
        (&json!("tuin-krijgen"), &json!("both"), &json!(true))
    );
    assert_eq!((&decision["cases"], &decision["differing"]), (&json!(6), &json!(1)));
    let group = &decision["groups"][0];
    assert_eq!(
        (&group["from"]["id"], &group["to"]["id"], &group["count"]),
        (&json!("weging"), &json!("past-niet"), &json!(1))
    );
    assert_eq!(
        group["responsible"][0]["from"]["norms"][0]["quote"],
        json!("Een cursus kan daarvoor in de plaats komen")
    );
    assert_eq!(group["example"]["answers"][0]["question"], json!("ervaring"));
    assert_eq!(value["oneSided"]["questions"][0]["id"], json!("kas"));
    assert_eq!(value["changes"][0]["changes"][0]["kind"], json!("changed"));
}

#[test]
fn html_is_balanced_escaped_and_stands_alone() {
    let (original, other) = (mini::original(), other("diff-html"));
    let (code, html, _) = diff(&[path(&original), path(&other), "--html"]);
    assert_eq!(code, 0);
    stands_alone(&html);
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;meer&quot;"), "{html}");
    assert!(html.contains("Een jaar is <ins>altijd </ins>genoeg."), "{html}");
    assert!(html.contains("16,67 %"));
}

/// Every element is closed in order; nothing is fetched or run.
fn stands_alone(html: &str) {
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"nl\">"));
    for word in ["<script", "src=", "http", "url(", "@import", "<link"] {
        assert!(!html.contains(word), "{word}");
    }
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(2).map(|part| part.split('>').next().unwrap()) {
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{open:?}"),
            None if name == "meta" => {}
            None => open.push(name),
        }
    }
    assert_eq!(open, [""; 0]);
}

#[test]
fn a_pack_is_compared_by_the_norms_in_use() {
    let pack = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff-pack.json");
    let built = Command::new(env!("CARGO_BIN_EXE_kader"))
        .args(["build", path(&mini::original()), "--out", path(&pack)])
        .output()
        .unwrap();
    assert!(built.status.success());
    let (code, out, _) = diff(&[path(&mini::original()), path(&pack)]);
    assert_eq!(code, 0);
    assert!(out.contains("zijn gelijk") && out.contains("alleen de normen in gebruik"), "{out}");
}

/// A quote that changed takes texts along, or should; an answer that keeps its id can mean something else.
#[test]
fn what_may_have_moved_unseen_is_said() {
    let dir = mini::copy("diff-citaat");
    for file in ["normen.tsv", "bron/regeling.txt"] {
        mini::edit(&dir, file, "De pacht wordt vooraf betaald.", "De pacht wordt achteraf betaald.");
    }
    mini::edit(&dir, "vragen.toml", "tekst = \"Alleen een cursus\"", "tekst = \"Een cursus of een boek\"");
    let original = mini::original();
    let (code, out, err) = diff(&[path(&original), path(&dir), "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&out).unwrap();
    let [resting] = told["resting"].as_array().unwrap().as_slice() else { panic!("{}", told["resting"]) };
    assert_eq!(resting["norm"], "R-2-01");
    let parts: Vec<&str> =
        resting["parts"].as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect();
    assert!(
        parts.contains(&"criterium `betaalbaar`") && parts.contains(&"regel `betaalbaar/betaalbaar`"),
        "{parts:?}"
    );
    let (_, text, _) = diff(&[path(&original), path(&dir)]);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = words.split("In het kort").nth(1).unwrap().split("Een combinatie is").next().unwrap();
    assert!(short.contains("luiden anders: antwoord `cursus` van vraag `ervaring`"), "{short}");
    assert!(short.contains("Citaten die veranderden: 1."), "{short}");
    assert!(words.contains("- R-2-01: ") && words.contains("regel `betaalbaar/betaalbaar`"), "{words}");
    let (_, html, _) = diff(&[path(&original), path(&dir), "--html"]);
    assert!(html.contains("betaalbaar/betaalbaar"), "{html}");

    // A part that changed along with the quote is not told.
    mini::edit(
        &dir,
        "regels.toml",
        "De pacht moet te betalen zijn.",
        "De pacht moet achteraf te betalen zijn.",
    );
    let (_, text, _) = diff(&[path(&original), path(&dir)]);
    assert!(
        text.contains("regel `betaalbaar/betaalbaar`") && !text.contains("criterium `betaalbaar`,"),
        "{text}"
    );
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let dir = mini::copy("diff-broken");
    mini::edit(
        &dir,
        "regels.toml",
        "als = { pacht = \"nee\" }\nstatus",
        "als = { pacht = \"misschien\" }\nstatus",
    );
    let original = mini::original();
    let (code, out, err) = diff(&[path(&original), path(&dir)]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("misschien") && err.contains("regels.toml"), "{err}");
    let (code, _, err) = diff(&[path(&original), "bestaat-niet.json", "--json"]);
    assert_eq!(code, 2);
    assert_eq!(serde_json::from_str::<Value>(&err).unwrap()["error"]["code"], json!("unreadable-file"));
    assert_eq!(diff(&[path(&original), path(&original), "--json", "--html"]).0, 2);
}

#[test]
fn the_example_in_docs_is_fresh() {
    let root = root();
    let shipped = root.join("kaders/safehouse-gooi-en-vechtstreek");
    let (code, html, err) = diff(&[path(&shipped), path(variant::huizen_strikt()), "--html"]);
    assert_eq!((code, err.as_str()), (0, ""));
    stands_alone(&html);
    let kept = fs::read_to_string(root.join("docs/diff-huizen-strikt.html"))
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        kept == html,
        "docs/diff-huizen-strikt.html is not what the command makes now. Make it again, and read what changed: cargo kader \
         diff kaders/safehouse-gooi-en-vechtstreek target/tmp/huizen-strikt --html > \
         docs/diff-huizen-strikt.html"
    );
}
