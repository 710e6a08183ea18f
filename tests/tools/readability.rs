//! `kader readability`: what the texts for the resident count up to, and what has to be mended.

use std::path::Path;

use voorcheck_rules::kader::Problem;
use voorcheck_rules::kader::Voice;
use voorcheck_tools::audit::readability::{Figures, LONGEST, Readability, markdown, readability};
use voorcheck_tools::load::load;

use crate::common::{mini, shipped};

fn measured(folder: &Path) -> Readability {
    let loaded = load(folder).unwrap_or_else(|problems| panic!("{problems:#?}"));
    readability(&loaded.kader, &loaded.places)
}

fn too_long(found: &Readability) -> Vec<&Problem> {
    found.findings.iter().filter(|one| one.code == "long-sentence").collect()
}

/// A text that speaks about the resident, and a sentence that begins with `{gemeente}`, as two of the made-up kader do.
#[test]
fn a_text_that_does_not_speak_to_the_resident_is_found() {
    assert!(measured(&shipped::folder()).findings.is_empty());
    let folder = mini::copy("readability-third");
    mini::edit(
        &folder,
        "vragen.toml",
        "vraag = \"Is de pacht te betalen?\"",
        "vraag = \"Kan de inwoner betalen?\"",
    );
    let found = measured(&folder);
    let said: Vec<&str> = found.findings.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        said.iter().filter(|one| one.contains("begint met een kleine letter")).count(),
        2,
        "{said:#?}"
    );
    let about =
        found.findings.iter().find(|one| one.message.contains("leest hier over ‘de inwoner’")).unwrap();
    assert_eq!(
        about.place,
        Some(("vragen.toml".to_owned(), mini::line_of(&folder, "vragen.toml", "Kan de inwoner")))
    );
    assert_eq!(found.findings.len(), 3);
}

#[test]
fn no_sentence_for_a_resident_is_too_long() {
    for folder in [shipped::folder(), mini::original()] {
        let found = measured(&folder);
        assert!(too_long(&found).is_empty(), "{:#?}", found.findings);
        assert!(found.whole.longest <= LONGEST && found.whole.sentences > 0);
    }
}

#[test]
fn a_long_sentence_is_found_where_it_stands() {
    let folder = mini::copy("readability-long");
    let long = format!("Woord{}", " woord".repeat(LONGEST));
    mini::edit(
        &folder,
        "kader.toml",
        "inwoner = \"Bent u het niet eens? Vraag het toch aan.\"",
        &format!("inwoner = \"Goed. {long}.\""),
    );
    let found = measured(&folder);
    let [finding] = too_long(&found)[..] else { panic!("{:#?}", found.findings) };
    let line = mini::line_of(&folder, "kader.toml", "tegengeluid");
    assert_eq!(finding.place, Some(("kader.toml".to_owned(), line)));
    assert!(finding.message.contains(&format!("{} woorden", LONGEST + 1)), "{}", finding.message);
}

/// The words of the resident count; where there are none, those for everybody.
#[test]
fn every_text_is_measured_once_in_the_voice_of_the_resident() {
    let kader = load(&mini::original()).unwrap().kader;
    let found = measured(&mini::original());
    let of = |list: &str, place: &str| {
        let group = found.groups.iter().find(|group| group.name == list).unwrap();
        group.texts.iter().find(|text| text.place == place).unwrap_or_else(|| panic!("{:#?}", group.texts))
    };
    let dissent = of("kader", "tegengeluid");
    assert!(dissent.own);
    assert_eq!(dissent.figures, Figures::of(kader.meta.dissent.get(Voice::Inwoner)));
    let question = of("feit", "gemeente · vraag");
    assert_eq!(question.figures, Figures::of(kader.facts[0].question.get(Voice::Inwoner)));
    let texts: usize = found.groups.iter().map(|group| group.texts.len()).sum();
    assert_eq!(found.whole.texts, texts);
    let words: usize = found.groups.iter().map(|group| group.figures.words).sum();
    assert_eq!(found.whole.words, words);
}

/// A place holds the word of a glossary, which may have a sign that means something in a table.
#[test]
fn a_word_of_the_glossary_breaks_no_table() {
    let folder = mini::copy("readability-word");
    mini::edit(&folder, "regels.toml", "woord = \"pacht\"", "woord = \"a|b*\"");
    let kader = load(&folder).unwrap().kader;
    let report = markdown::report(&kader, &measured(&folder));
    assert!(report.contains("\n| a\\|b\\* · uitleg |"), "{report}");
}
