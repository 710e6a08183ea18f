//! `kader coverage`: every sentence of a source and every norm has its place, and what does not is found.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use voorcheck_rules::kader::Voice;
use voorcheck_tools::audit::coverage::{Coverage, Level, examine, html};
use voorcheck_tools::load::{Account, collapse, load};

use crate::common::{mini, root, shipped};

const ACCOUNT: &str = "verantwoording.toml";
const TEXT: &str = "bron/regeling.txt";
const NORM: &str = "normen.tsv";

/// A copy of the made-up kader with its account.
fn copy(name: &str) -> PathBuf {
    let dir = mini::copy(&format!("coverage-{name}"));
    fs::copy(mini::original().join(ACCOUNT), dir.join(ACCOUNT)).unwrap();
    dir
}

fn coverage(dir: &Path) -> Coverage {
    let loaded = load(dir).unwrap_or_else(|problems| panic!("{problems:#?}"));
    examine(&loaded, "0123")
}

/// How a process ended and what it said.
fn kader(args: &[&str], dir: &Path) -> (i32, String, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_kader")).arg("coverage").arg(dir).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn append(dir: &Path, text: &str) {
    let path = dir.join(ACCOUNT);
    fs::write(&path, format!("{}\n{text}\n", fs::read_to_string(&path).unwrap())).unwrap();
}

/// A finding: its code, the file and the words on its line, and words of the message.
type Expected = (&'static str, &'static str, &'static str, &'static str);

// A table reads best with one case per line.
#[rustfmt::skip]
#[test]
fn finds_what_has_no_place_or_needs_none() {
    let unused = "[[niet-gebruikt]]\nnormen = [\"R-2-02\"]\nreden = \"Daarom.\"";
    let edits: &[(&str, &str, &str, &[Expected])] = &[
        // Sentences.
        (TEXT, "na de aanvraag.", "na de aanvraag.\nBel ons. Of kom langs.", &[
            ("uncovered-sentence", TEXT, "Bel ons", "Deze zin heeft geen plaats: “Bel ons.”"),
            ("uncovered-sentence", TEXT, "Bel ons", "“Of kom langs.”"),
        ]),
        (TEXT, "vooraf betaald.", "vooraf betaald en op tijd.", &[]),
        (ACCOUNT, "\"als zij is afgerond\"", "\"als zij is\"", &[
            ("uncovered-sentence", TEXT, "jaar ervaring. Een cursus", "Een deel van een zin heeft geen plaats: “afgerond.”"),
        ]),
        (ACCOUNT, "\"als zij is afgerond\"", "\"als zij is betaald\"", &[
            ("sentence-not-found", ACCOUNT, "\"als zij is betaald\"", "tot en met “als zij is”; daarna staat hier “betaald”, en in de bron “afgerond."),
            ("uncovered-sentence", TEXT, "jaar ervaring. Een cursus", "als zij is afgerond."),
        ]),
        (ACCOUNT, "\"als zij is afgerond\"", "\"als zij is afgerond\",\n\"De pacht wordt vooraf betaald.\"", &[
            ("needless-entry", ACCOUNT, "\"De pacht", "worden al aangehaald, door R-2-01"),
        ]),
        (ACCOUNT, "\"als zij is afgerond\"", "\"als zij is afgerond\",\n\"zij is\"", &[
            ("needless-entry", ACCOUNT, "\"zij is\"", "staan al in een lijst"),
        ]),
        (ACCOUNT, "\"als zij is afgerond\"", "\"als zij is afgerond\",\n\"2 Pacht\"", &[
            ("needless-entry", ACCOUNT, "\"2 Pacht\"", "zijn een kop"),
        ]),
        (ACCOUNT, "[\"als zij is afgerond\"]", "[]", &[
            ("empty-list", ACCOUNT, "zinnen = []", "`zinnen` is een lege lijst"),
            ("uncovered-sentence", TEXT, "jaar ervaring. Een cursus", "als zij is afgerond."),
        ]),
        (ACCOUNT, "\"Staat als voorwaarde (mits) bij de regel over de cursus.\"", "\" \"", &[
            ("empty-text", ACCOUNT, "reden = \" \"", "`reden` is leeg"),
        ]),
        (ACCOUNT, "hetzelfde-als = [\"R-2-02\"]", "hetzelfde-als = [\"R-2-03\"]", &[
            ("unknown-norm", ACCOUNT, "hetzelfde-als", "De norm `R-2-03` bestaat niet. Bedoelde u `R-2-01`?"),
        ]),
        (ACCOUNT, "hetzelfde-als = [\"R-2-02\"]\n", "", &[
            ("empty-text", ACCOUNT, "[[niet-normatief]]\nbron = \"regeling\"\nzinnen = [\"na", "`reden` is leeg"),
        ]),
        (ACCOUNT, "[[niet-normatief]]\nbron = \"regeling\"\nhetzelfde", "[[niet-normatief]]\nbron = \"regelng\"\nhetzelfde", &[
            ("unknown-source", ACCOUNT, "bron = \"regelng\"", "De bron `regelng` bestaat niet. Bedoelde u `regeling`?"),
            ("uncovered-sentence", TEXT, "De pacht", "na de aanvraag"),
        ]),
        // What is to be accounted for.
        (ACCOUNT, "van = \"1 Ervaring\"", "van = \"1 Ervaringen\"", &[
            ("scope-not-found", ACCOUNT, "van =", "De regel “1 Ervaringen” staat niet in de bron `regeling`."),
        ]),
        (ACCOUNT, "van = \"1 Ervaring\"", "van = \"2 Pacht\"\ntot = \"1 Ervaring\"", &[
            ("scope-not-found", ACCOUNT, "tot =", "“1 Ervaring” staat niet na `van`"),
            ("sentence-not-found", ACCOUNT, "\"als zij is afgerond\"", "Al het eerste woord"),
        ]),
        (ACCOUNT, "\"De titel van de regeling staat al in kader.toml.\"", "\"\"", &[
            ("empty-text", ACCOUNT, "reden = \"\"", "`reden` is leeg"),
        ]),
        // Norms.
        (NORM, "R-2-02\t", "R-2-01a\t", &[]),
        (ACCOUNT, "[[keuze]]", &format!("{unused}\n[[keuze]]"), &[
            ("used-norm", ACCOUNT, "normen = [\"R-2-02\"]", "wordt wel gebruikt, op 7 plaatsen in het kader"),
        ]),
        (NORM, "R-2-01\t", "R-3-01\tregeling\t2\tDe pacht\tcriterium\thard\nR-2-01\t", &[
            ("unused-norm", NORM, "R-3-01", "Niets in het kader rust op de norm `R-3-01`."),
        ]),
        // Choices.
        (ACCOUNT, "normen = [\"R-1-02\"]", "normen = [\"R-1-03\"]", &[
            ("unknown-norm", ACCOUNT, "normen = [\"R-1-03\"]", "De norm `R-1-03` bestaat niet."),
        ]),
        (ACCOUNT, "\"Wie alleen een cursus heeft, wordt gewogen.\"", "\"\"", &[
            ("empty-text", ACCOUNT, "lezing =", "`lezing` is leeg"),
        ]),
    ];
    for (i, (file, from, to, expected)) in edits.iter().enumerate() {
        let dir = copy(&format!("edit-{i}"));
        mini::edit(&dir, file, from, to);
        let Ok(loaded) = load(&dir) else {
            // A norm that is no longer in the text, or no longer in the register, stops the kader itself.
            assert!(expected.is_empty(), "case {i} does not load");
            continue;
        };
        assert!(!expected.is_empty(), "case {i} loads");
        let found = examine(&loaded, "").findings;
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), expected.len(), "case {i}: {told:#?}");
        for (code, file, marker, says) in *expected {
            let place = Some(((*file).to_owned(), mini::line_of(&dir, file, marker)));
            let there = found.iter().any(|one| one.code == *code && one.place == place && one.message_and_advice().contains(says));
            assert!(there, "case {i}: {code} {place:?} {says:?} is not in {told:#?}");
        }
    }
}

/// Message and advice as one text.
trait Told {
    fn message_and_advice(&self) -> String;
}

impl Told for voorcheck_rules::kader::Problem {
    fn message_and_advice(&self) -> String {
        format!("{} {}", self.message, self.advice)
    }
}

#[test]
fn finds_what_is_listed_twice() {
    let dir = copy("twice");
    mini::edit(&dir, NORM, "R-2-01\t", "R-3-01\tregeling\t2\tDe pacht\tcriterium\thard\nR-2-01\t");
    append(&dir, "[[niet-gebruikt]]\nnormen = [\"R-3-01\"]\nreden = \"Deel van een andere norm.\"");
    assert_eq!(coverage(&dir).findings, []);
    append(&dir, "[[niet-gebruikt]]\nnormen = [\"R-3-01\"]\nreden = \"Nog eens.\"");
    append(
        &dir,
        "[[keuze]]\nid = \"cursus\"\ntitel = \"a\"\ntekst = \"b\"\nlezing = \"c\"\nanders = \"d\"\nnormen = []",
    );
    append(&dir, "[[bereik]]\nbron = \"regeling\"\nreden = \"Nog eens.\"");
    let findings = coverage(&dir).findings;
    let codes: Vec<_> = findings.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["listed-twice", "listed-twice", "overlapping-scope"], "{findings:#?}");
    let lines: Vec<_> = findings.iter().map(|one| one.place.as_ref().unwrap().1).collect();
    let account = fs::read_to_string(dir.join(ACCOUNT)).unwrap();
    let line = |words: &str| account[..account.rfind(words).unwrap()].matches('\n').count() + 1;
    let expected = [line("normen = [\"R-3-01\"]"), line("id = \"cursus\""), line("[[bereik]]")];
    assert_eq!(lines, expected, "the second one is named");
}

/// A source in two ranges, with a part between them that another kader accounts for.
#[test]
fn kaders_of_one_source_account_for_it_together() {
    const PART: &str = "Toelichting\nWie pacht, is lid.\nBel ons.\n";
    let (first, second) = (copy("together-first"), copy("together-second"));
    for dir in [&first, &second] {
        mini::edit(dir, TEXT, "2 Pacht", &format!("{PART}2 Pacht"));
    }
    assert_eq!(coverage(&first).findings.len(), 2, "two sentences have no place");
    mini::edit(&first, ACCOUNT, "van = \"1 Ervaring\"", "van = \"1 Ervaring\"\ntot = \"Toelichting\"");
    append(
        &first,
        "[[bereik]]\nbron = \"regeling\"\nvan = \"2 Pacht\"\nreden = \"De toelichting regelt iets anders.\"",
    );
    let alone = coverage(&first);
    assert_eq!(alone.findings, [], "what lies in no range of this kader is up to others");
    assert_eq!(alone.sources[0].scopes.len(), 2);
    let sentences = alone.sources[0].rows.iter().flat_map(|row| &row.sentences);
    assert!(sentences.clone().count() > 4 && !sentences.clone().any(|text| text.contains("Wie pacht")));

    let with = |second: &Path| kader(&["--with", second.to_str().unwrap()], &first);
    mini::edit(&second, ACCOUNT, "van = \"1 Ervaring\"", "van = \"Wie pacht, is lid.\"\ntot = \"Bel ons.\"");
    let (code, out, _) = with(&second);
    assert_eq!(code, 1);
    let title = format!("{TEXT}:1: Deze regel staat in geen bereik van deze kaders: “Regeling volkstuinen”");
    let line = mini::line_of(&first, TEXT, "Toelichting");
    let heading = format!("{TEXT}:{line}: Deze regel staat in geen bereik van deze kaders: “Toelichting”");
    let last = format!("{TEXT}:{}: Deze regel staat in geen bereik van deze kaders: “Bel ons.”", line + 2);
    for told in [title, heading, last] {
        assert!(out.contains(&told), "{told}\n{out}");
    }
    fs::remove_file(second.join(ACCOUNT)).unwrap();
    let (code, out, _) = with(&second);
    assert_eq!(code, 0, "without a range a kader accounts for all of it: {out}");
    assert!(out.contains("Samen met: mini"), "{out}");

    let (code, out, _) = with(&root().join("tests/kaders/klein/bronnen"));
    assert_eq!(code, 1);
    assert!(out.contains("hebben geen bron gemeen"), "{out}");
}

#[test]
fn an_altered_quote_is_refused() {
    let dir = copy("quote");
    mini::edit(&dir, NORM, "binnen acht weken", "binnen zes weken");
    let (code, out, err) = kader(&[], &dir);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("normen.tsv:5:") && err.contains("[quote-not-found]"), "{err}");
}

#[test]
fn a_sentence_may_be_quoted_in_part() {
    let coverage = coverage(&copy("parts"));
    assert_eq!(coverage.findings, []);
    let figures = coverage.figures;
    assert_eq!((figures.sentences, figures.quoted, figures.partly_quoted, figures.listed), (4, 2, 2, 0));
    assert_eq!((figures.norms, figures.used, figures.unused_with_reason, figures.headings), (4, 4, 0, 2));
    let rows = &coverage.sources[0].rows;
    let row = rows.iter().find(|row| row.norms == ["R-1-02"]).unwrap();
    // The file breaks the line before this sentence; it starts on the line of its first word.
    assert_eq!(
        (row.sentences[0].as_str(), row.line),
        ("Een cursus kan daarvoor in de plaats komen, als zij is afgerond.", 5)
    );
    assert_eq!(row.nothing[0].words.as_deref(), Some("als zij is afgerond"));
    let made: Vec<_> =
        row.made.iter().map(|made| (made.kind, made.id.as_str(), made.text.as_str())).collect();
    assert_eq!(made, [("Criterium", "vaardigheid/cursus", "Een cursus telt mee.")]);
}

#[test]
fn a_kader_without_account_is_covered_by_its_norms_alone() {
    let dir = copy("bare");
    fs::remove_file(dir.join(ACCOUNT)).unwrap();
    assert_eq!(load(&dir).unwrap().account, Account::default());
    let codes: Vec<_> = coverage(&dir).findings.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["uncovered-sentence"; 2]);
}

#[test]
fn the_command_shows_keeps_and_checks() {
    let dir = copy("command");
    let (code, out, _) = kader(&[], &dir);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("Elke zin van de bron en elke norm heeft een plaats."), "{out}");
    assert_eq!(kader(&["--check"], &dir).0, 2, "there is no report yet");
    assert_eq!(kader(&["--write"], &dir).0, 0);
    assert_eq!(kader(&["--check"], &dir).0, 0);
    let report = fs::read_to_string(dir.join("dekking.md")).unwrap();
    assert!(
        report.contains(
            "| De pacht wordt vooraf betaald. | **Criterium** Betaalbaar, voldaan: De pacht is te betalen."
        ),
        "{report}"
    );
    mini::edit(&dir, ACCOUNT, "\"na de aanvraag\"", "\"na de\"");
    let (code, out, _) = kader(&["--json"], &dir);
    assert_eq!(code, 1);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["findings"][0]["code"], "uncovered-sentence");
    assert_eq!(
        (json["findings"][0]["file"].as_str(), json["findings"][0]["line"].as_u64()),
        (Some(TEXT), Some(8))
    );
    assert_eq!(
        (json["figures"]["sentences"].as_u64(), json["figures"]["uncovered"].as_u64()),
        (Some(4), Some(1))
    );
    assert_eq!(json["sources"][0]["rows"][1]["made"][0]["id"], "ervaring");
    assert_eq!(kader(&["--check"], &dir).0, 2, "the report is stale");
    assert_eq!(kader(&["--part"], &dir).0, 2, "a part of what?");
    assert!(
        kader(&["--html"], &dir)
            .1
            .contains("<b class=\"vc-sources__kind\">Ontbreekt:</b> “aanvraag.” heeft geen plaats.")
    );
}

#[test]
fn what_the_owner_decided_stands_at_the_open_point() {
    let coverage = coverage(&root().join("tests/kaders/klein/bronnen"));
    let shown = text_of(&html::part(&coverage).into_string());
    let decided = "Besluit van de eigenaar: Op zondag is de kamer dicht. (de bibliotheek, 1 november 2026)";
    assert!(shown.contains(decided), "{shown}");
}

#[test]
fn html_says_what_the_texts_say() {
    let dir = copy("escape");
    let nasty = "Is <b>1 & 2</b> \\\"meer\\\" dan ’t kan, </li> 'ja'?";
    mini::edit(
        &dir,
        "vragen.toml",
        "\"Is de pacht te betalen?\"\n",
        &format!("\"{nasty}\"\nnormen = [\"R-2-01\"]\n"),
    );
    mini::edit(
        &dir,
        "kader.toml",
        "titel = \"Regeling volkstuinen\"",
        "titel = \"<script>alert(1)</script>\"",
    );
    let coverage = coverage(&dir);
    for page in [html::part(&coverage), html::page(&coverage)] {
        let page = page.into_string();
        let text = text_of(&page);
        assert!(text.contains(&nasty.replace('\\', "")), "{text}");
        assert!(text.contains("<script>alert(1)</script>"));
        assert!(!page.contains("<script"));
    }
}

#[test]
fn the_made_up_kader_is_covered_and_its_report_fresh() {
    let (code, out, err) = kader(&["--check"], &mini::original());
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
}

#[test]
fn the_shipped_kader_is_covered_and_its_report_fresh() {
    let (code, out, err) = kader(&["--check"], &shipped::folder());
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let coverage = coverage(&shipped::folder());
    assert_eq!(coverage.findings, []);
    let figures = coverage.figures;
    assert_eq!(figures.uncovered, 0);
    assert_eq!(figures.sentences, figures.quoted + figures.partly_quoted + figures.listed);
    assert_eq!(figures.norms, figures.used + figures.unused_with_reason);
    // Nothing of the regional text is left out, and nothing is quoted from beyond the annex.
    assert_eq!(coverage.sources[0].scopes, Vec::<String>::new());
    assert!(coverage.sources.iter().all(|source| source.outside.is_empty()));
}

/// The outline loses nothing: headings, sentences and marks of lists together are the text.
#[test]
fn every_word_of_the_regional_text_is_in_a_row() {
    let loaded = load(&shipped::folder()).unwrap();
    let coverage = examine(&loaded, "");
    let source = &coverage.sources[0];
    let words = |text: &str| {
        let words = text.split_whitespace().filter(|word| !matches!(*word, "•" | "o" | "-"));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let rows: Vec<String> = source.rows.iter().flat_map(|row| row.sentences.clone()).collect();
    assert_eq!(words(&rows.join(" ")), words(&loaded.register.texts[&source.id]));
    let lines: Vec<usize> = source.rows.iter().map(|row| row.line).collect();
    assert!(lines.is_sorted());
}

/// Held against the kader itself, read another way: every norm it names stands in a row with the part that names it.
#[test]
fn every_use_of_every_norm_is_shown() {
    let loaded = load(&shipped::folder()).unwrap();
    let coverage = examine(&loaded, "");
    let rows = || coverage.sources.iter().flat_map(|source| &source.rows);
    let shown = |norm: &str, kind: &str, words: &str| {
        rows().filter(|row| row.norms.iter().any(|known| known == norm)).any(|row| {
            row.made.iter().any(|made| {
                made.kind == kind && made.text.contains(words) && made.norms.iter().any(|known| known == norm)
            })
        })
    };
    let json = serde_json::to_value(&loaded.kader).unwrap();
    let mut uses = 0;
    let mut check = |part: &Value, kind: &str, field: &str| {
        let text = part[field].as_str().or_else(|| part[field][Voice::Behandelaar.id()].as_str()).unwrap();
        let text = text.split("{gemeente}").next().unwrap();
        for norm in part["normen"].as_array().into_iter().flatten() {
            uses += 1;
            assert!(shown(norm.as_str().unwrap(), kind, text), "{norm} {kind} {text}");
        }
    };
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    for (key, kind, field) in [
        ("feit", "Vraag", "vraag"),
        ("datum", "Vraag", "vraag"),
        ("signaal", "Signaal", "tekst"),
        ("actie", "Stap", "tekst"),
        ("moment", "Planner", "tekst"),
    ] {
        list(&json, key).iter().for_each(|part| check(part, kind, field));
    }
    for criterion in list(&json, "criterium") {
        list(&criterion, "regel").iter().for_each(|rule| check(rule, "Criterium", "reden"));
    }
    for route in list(&json, "route") {
        for card in list(&route, "kaart") {
            list(&card, "punt").iter().for_each(|point| check(point, "Kaart", "tekst"));
        }
    }
    for condition in list(&json, "datumvoorwaarde").iter().filter(|one| !one["gat"].is_null()) {
        check(&condition["gat"], "Planner", "tekst");
    }
    assert!(uses > 300, "{uses} uses were looked at");
    // A norm that is not used stands in a row with its reason.
    for unused in &loaded.account.unused {
        for norm in &unused.norms {
            assert!(
                rows().flat_map(|row| &row.nothing).any(|nothing| nothing.norm.as_ref() == Some(norm)),
                "{norm}"
            );
        }
    }
}

#[test]
fn the_fragment_keeps_to_its_contract() {
    let coverage = coverage(&shipped::folder());
    let part = html::part(&coverage).into_string();
    let text = collapse(&text_of(&part));
    for row in coverage.sources.iter().flat_map(|source| &source.rows) {
        for sentence in &row.sentences {
            assert!(text.contains(sentence), "{sentence}");
        }
    }
    assert!(part.starts_with("<div class=\"vc-sources\">") && part.trim_end().ends_with("</div>"));
    for banned in [" id=", " href=", " style=", "<a ", "<script", "<style", "<h1", "on=\"", "http"] {
        assert!(!part.contains(banned), "{banned}");
    }
    let classes: BTreeSet<&str> =
        part.split("class=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let expected =
        ["", "__figures", "__heading", "__kind", "__made", "__norm", "__row", "__section", "__source"];
    assert_eq!(
        classes,
        expected.map(|name| format!("vc-sources{name}")).iter().map(String::as_str).collect()
    );
    let at = |words: &str| part.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(
        at("<h2>Wat dit is") < at("<h2>Hoe wij de tekst lezen")
            && at("Hoe wij de tekst lezen") < at("<h2>Open punten")
    );
    assert!(at("<h2>Open punten") < at("<h2>Regionaal afwegingskader Safehouses"));
    let paragraphs = coverage.sources.iter().flat_map(|source| &source.rows);
    let paragraphs = paragraphs.filter(|row| row.level == Level::Paragraph).count();
    assert_eq!(part.matches("<details").count(), paragraphs + coverage.choices.len());
}

/// The text of balanced HTML: tags out, entities back. Panics when a tag is not closed in its turn.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "…{}", &text[text.len().saturating_sub(80)..]),
            None => {
                let name = tag.split(' ').next().unwrap();
                if !matches!(name, "!DOCTYPE" | "meta") {
                    open.push(name);
                }
            }
        }
        text.push(' ');
    }
    assert!(open.is_empty(), "{open:?}");
    text.push_str(rest);
    for (entity, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(entity, plain);
    }
    text
}
