//! Markdown never makes more of a text than its words, as a renderer of CommonMark shows it, with and without everything
//! that renderers add to it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser};
use voorcheck_rules::assessment::{Input, Options as Asked, Target};
use voorcheck_rules::kader::visit::{SeenMut, walk_mut};
use voorcheck_rules::kader::{Kader, Voice};
use voorcheck_takehome::dossier::Dossier;
use voorcheck_tools::audit::{coverage, mutate, readability, scenario, verify};
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::mini;

/// Texts that mean something to a renderer.
const TEXTS: [&str; 43] = [
    "1. eerst",
    "1) eerst",
    "123456789. laatst",
    "- punt",
    "+ punt",
    "* punt",
    "> citaat",
    "# kop",
    "kop #",
    "~~weg~~",
    "~weg~ en H~2~O",
    "&euro; 5 &amp; &#35; &copy",
    "_x_ en __y__",
    "*x* en **y**",
    "<b>vet</b> <!-- weg --> <https://x.nl> <br>",
    "`code` en ``meer``",
    "a\\b \\* c\\",
    "\\",
    "a | b\n--- | ---\nc | d",
    "| a |\n|---|\n| b |",
    "kop\n:--\nrij",
    "kop\n===",
    "kop\n---",
    "---",
    "***",
    "- - -",
    "===",
    "[x](y) ![x](y) [x][y] [[x]]",
    "[x]: y",
    "[^1] en [^1]: noot",
    "[ ] niet",
    "[x] wel",
    "```\ncode\n```",
    "~~~\ncode",
    "www.x.nl/a_b_c en https://x.nl/_a_?b=1&copy=2",
    "a_b_@x.nl",
    "$x$ en $$y$$ en x^2^",
    "woord\n: uitleg",
    ": uitleg",
    "[!NOTE]",
    "=",
    "-",
    "2026.",
];

/// Stands for a text that means nothing to a renderer.
const WORD: &str = "qzx";

/// What a reader sees of Markdown: the words, in the blocks and the emphasis they stand in.
pub fn shown(markdown: &str) -> String {
    let shown = [Options::empty(), Options::ENABLE_GFM | Options::ENABLE_TABLES, everything()]
        .map(|options| rendered(markdown, options));
    assert_eq!(shown[0], shown[1]);
    assert_eq!(shown[0], shown[2]);
    shown[0].clone()
}

/// All that renderers add, but for what is meant to change letters.
fn everything() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION
}

fn rendered(markdown: &str, options: Options) -> String {
    let mut shown = String::new();
    for event in Parser::new_ext(markdown, options) {
        let _ = match event {
            Event::Text(text) => write!(shown, "{text}"),
            Event::SoftBreak => write!(shown, " "),
            Event::Start(tag) => write!(shown, " ‹{tag:?}› "),
            Event::End(tag) => write!(shown, " ‹/{tag:?}› "),
            other => write!(shown, " ‹{other:?}› "),
        };
    }
    words(&shown)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The made-up kader, its texts for a reader and the words of its norms all the same.
fn with(text: &str) -> Kader {
    let mut kader = load(&mini::original()).unwrap().kader;
    walk_mut(&mut kader, &mut |path, seen| match seen {
        SeenMut::Text(one) => *one = text.into(),
        SeenMut::Plain(word) if ["titel", "citaat"].contains(&path.field()) => text.clone_into(word),
        _ => {}
    });
    kader
}

/// Cases that together show every part of a report.
fn reports(kader: Kader) -> String {
    let engine =
        check::engine(kader, "0123456789abcdef".repeat(4)).unwrap_or_else(|found| panic!("{found:#?}"));
    let (today, voice, target) = ("2026-11-22".to_owned(), Voice::Behandelaar, Target::Outcome);
    let options = Asked { today, voice, target };
    let cases: [&[(&str, &str)]; 4] = [
        &[("gemeente", "andere")],
        &[("gemeente", "dorp"), ("ervaring", "cursus"), ("pacht", "ja"), ("schuur", "ja")],
        &[("gemeente", "dorp"), ("ervaring", "geen-ervaring"), ("pacht", "nee"), ("schuur", "ja")],
        &[("gemeente", "dorp"), ("ervaring", "iets")],
    ];
    let mut text = String::new();
    for case in cases {
        let mut input = Input::default();
        for (fact, answer) in case {
            input.answers.insert((*fact).to_owned(), (*answer).to_owned());
        }
        for date in ["datum-aanvraag", "datum-start"] {
            input.dates.insert(date.to_owned(), "2026-12-01".to_owned());
        }
        let assessment = engine.assess(&input, &options).unwrap();
        let kader = engine.kader();
        text.push_str(
            &Dossier { kader, input: &input, assessment: &assessment, voice, door: None, before: None }
                .markdown(),
        );
        text.push('\n');
    }
    text
}

#[test]
fn a_report_in_markdown_shows_the_words_of_the_kader() {
    let plain = shown(&reports(with(WORD)));
    assert!(plain.matches(WORD).count() > 120, "{plain}");
    for text in TEXTS {
        assert_eq!(shown(&reports(with(text))), plain.replace(WORD, &words(text)), "{text:?}");
    }
}

/// Words of the files of the made-up kader that reports about it show.
const PLACES: [&str; 21] = [
    "Verzonnen regeling voor een volkstuin",
    "titel = \"Regeling volkstuinen\"",
    "\"verzonnen\"",
    "\"Ervaring\"",
    "\"Alleen een cursus\"",
    "\"Schuur\"",
    "titel = \"Tuin\"",
    "\"Vaardigheid\"",
    "kort = \"past\"",
    "\"past niet\"",
    "statusnaam = \"voldaan\"",
    "\"Er is ervaring.\"",
    "\"De pacht is te hoog, maar er moet wel een schuur komen.\"",
    "\"Volg een cursus.\"",
    "\"Vraag het uw eigen gemeente\"",
    "\"Een cursus in plaats van ervaring\"",
    "\"Wie alleen een cursus heeft, wordt gewogen.\"",
    "\"Was een cursus altijd genoeg, dan was eraan voldaan.\"",
    "\"Wie ervaring heeft en kan betalen\"",
    "\"Alles klopt; niets wordt meer gevraagd.\"",
    "vooraf betaald",
];

/// For the source and the register, where a line is a line.
const INLINE: &str = "*vooraf* _betaald_ &euro; 5 ~~weg~~ <b>`x` a|b [x](y)";

/// A copy of the made-up kader that reads `text(place)` at every place; what its reports show.
fn kept_reports(name: &str, text: &dyn Fn(usize) -> String) -> [String; 5] {
    let dir = mini::copy(name);
    let files = ["kader.toml", "vragen.toml", "regels.toml", "normen.tsv", "bron/regeling.txt"];
    let mut files: Vec<String> = files.map(str::to_owned).to_vec();
    fs::create_dir(dir.join("scenarios")).unwrap();
    for entry in fs::read_dir(mini::original().join("scenarios")).unwrap() {
        files.push(format!("scenarios/{}", entry.unwrap().file_name().into_string().unwrap()));
    }
    files.push("verantwoording.toml".to_owned());
    for file in files {
        let mut read = fs::read_to_string(mini::original().join(&file)).unwrap();
        for (number, place) in PLACES.iter().enumerate() {
            let text = text(number);
            let quoted = serde_json::to_string(&text).unwrap();
            let own = match place.split_once('"') {
                Some((before, _)) => format!("{before}{quoted}"),
                None => quoted.trim_matches('"').to_owned(),
            };
            let own = if file.starts_with("bron") || file.ends_with("tsv") { text } else { own };
            read = read.replace(place, &own);
        }
        fs::write(dir.join(file), read).unwrap();
    }
    kept(&dir)
}

fn kept(dir: &Path) -> [String; 5] {
    let loaded = load(dir).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let covered = coverage::markdown::report(&coverage::examine(&loaded, "0123"));
    let engine = check::engine(loaded.kader, "0123".to_owned()).unwrap();
    let kader = engine.kader();
    let verified = verify::verify(&engine, "0123", &loaded.account, &loaded.places)
        .unwrap_or_else(|problem| panic!("{problem:#?}"));
    let scenarios = scenario::read(dir, &engine).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let exercised = scenario::exercised(&engine, &scenarios);
    let mutants = mutate::mutants(&engine);
    let fates = mutate::fates(&engine, &scenarios, &exercised, &mutants);
    let read = readability::markdown::report(kader, &readability::readability(kader, &loaded.places));
    // Further down it counts words.
    let read = read.lines().next().unwrap().to_owned();
    [
        covered,
        verify::markdown::report(kader, &verified),
        scenario::report::markdown(&engine, &scenarios, &exercised),
        mutate::report::markdown(kader, scenarios.len(), &mutants, &fates, &loaded.places),
        read,
    ]
}

#[test]
fn what_is_kept_beside_a_kader_shows_its_words() {
    let plain = |place: usize| format!("{WORD}{place:02}z");
    let before = kept_reports("markdown-gewoon", &plain);
    for turn in 0..3 {
        let text = |place: usize| match PLACES[place].contains("betaald") {
            true => INLINE.to_owned(),
            false => TEXTS[(place * 2 + turn * 13) % TEXTS.len()].to_owned(),
        };
        // What stands in a list with others has no signs of a list itself.
        let text = |place: usize| match PLACES[place].contains("past") {
            true => text(place).replace([',', ';', '.'], ""),
            false => text(place),
        };
        let after = kept_reports(&format!("markdown-{turn}"), &text);
        for (before, after) in before.iter().zip(&after) {
            for options in [Options::ENABLE_GFM | Options::ENABLE_TABLES, everything()] {
                let mut expected = rendered(before, options);
                for place in 0..PLACES.len() {
                    expected = expected.replace(&plain(place), &words(&text(place)));
                }
                assert_eq!(rendered(after, options), expected);
            }
        }
    }
}
