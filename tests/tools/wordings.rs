//! What the interface says in the words of a kader: there where it is needed, and nowhere else.

use std::fs;

use voorcheck_rules::kader::Voice;
use voorcheck_tools::audit::checklist;
use voorcheck_tools::load::load;
use voorcheck_tools::opening;

use crate::common::mini;

const FILE: &str = "kader.toml";
/// The texts of the made-up kader that go with a part, and what it says without them.
const WITH_A_PART: [(&str, &str); 4] = [
    ("papieren", "acties met `stuk`"),
    ("onderbouwing", "regels met `onderbouwing`"),
    ("onderbouwing-uitleg", "regels met `onderbouwing`"),
    ("brief", "alinea's voor een brief"),
];

/// The line of a text.
fn line<'a>(toml: &'a str, field: &str) -> &'a str {
    let (_, texts) = toml.split_once("\n[teksten]\n").unwrap();
    texts.lines().find(|line| line.starts_with(&format!("{field} = "))).unwrap()
}

#[test]
fn a_part_asks_for_its_texts_and_each_is_missed_by_name() {
    for (field, part) in WITH_A_PART {
        let dir = mini::copy(field);
        let toml = fs::read_to_string(dir.join(FILE)).unwrap();
        mini::edit(&dir, FILE, &format!("{}\n", line(&toml, field)), "");
        let problems = load(&dir).map(|_| ()).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("{field}: {problems:#?}") };
        assert_eq!((problem.code, problem.path.as_str()), ("missing-text", "teksten"), "{field}");
        assert_eq!(problem.place, Some((FILE.to_owned(), mini::line_of(&dir, FILE, "[teksten]"))), "{field}");
        assert!(problem.message.contains(part), "{}", problem.message);
        assert!(problem.advice.contains(&format!("`{field} = ")), "{}", problem.advice);
    }
}

#[test]
fn a_kader_without_the_part_needs_no_text_for_it() {
    let mut kader = load(&mini::original()).unwrap().kader;
    kader.letter.clear();
    kader.forms.clear();
    kader.texts.letter = None;
    kader.actions.iter_mut().for_each(|action| action.paper = None);
    kader.texts.papers = None;
    kader.criteria.iter_mut().flat_map(|one| &mut one.rules).for_each(|rule| rule.prompts.clear());
    kader.texts.prompts = None;
    kader.texts.prompts_use = None;
    assert_eq!(voorcheck_tools::check::check(&kader), []);
}

#[test]
fn the_list_on_paper_says_the_way_out_and_whom_it_is_for_in_the_words_of_the_kader() {
    let mut kader = load(&mini::original()).unwrap().kader;
    kader.texts.way_out = "U kunt altijd bellen.".into();
    for (voice, whom) in [
        (Voice::Behandelaar, "Voor wie iemand aan een tuin helpt. Om te"),
        (Voice::Inwoner, "Voor u zelf. Om te"),
    ] {
        let page = checklist::part(&kader, "", voice).into_string();
        for words in ["U kunt altijd bellen.", whom, kader.texts.papers.as_ref().unwrap().get(voice)] {
            assert!(page.contains(words), "{words}");
        }
        assert!(page.contains(&format!("{}:", kader.texts.prompts.as_ref().unwrap().get(voice))));
    }
}

#[test]
fn an_opening_waits_for_these_texts() {
    let kader = load(&mini::original()).unwrap().kader;
    let json = opening::to_json(&kader, Voice::Behandelaar).unwrap();
    let texts = &serde_json::from_str::<serde_json::Value>(&json).unwrap()["kader"]["teksten"];
    assert_eq!(texts, &serde_json::json!({ "code-uitleg": "", "uitweg": "", "voor-wie": "" }));
    // The whole pack has them.
    assert_eq!(serde_json::to_value(&kader.texts).unwrap().as_object().unwrap().len(), 14);
}
