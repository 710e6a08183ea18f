//! Words of the glossary, to be opened where they stand.

use voorcheck_rules::kader::glossary::{Piece, split};
use voorcheck_rules::kader::model::{Fact, GlossaryEntry};
use voorcheck_rules::questionnaire::state::Event;
use yew::Html;
use yew::virtual_dom::ListenerKind;

use super::el::{El, classed, el, group};
use super::{View, all_sources, disclosure, source_line};
use crate::strings;

/// Which words a block has offered already: each is a button once.
#[derive(Default)]
pub struct Offered(Vec<bool>);

fn pieces<'t>(view: &View, offered: &mut Offered, text: &'t str) -> Vec<Piece<'t>> {
    if offered.0.is_empty() {
        // What only the other voice needs counts as offered already.
        offered.0.extend(view.kader().glossary.iter().map(|word| !is_ours(view, word)));
    }
    split(text, &view.kader().glossary, &mut offered.0)
}

fn is_ours(view: &View, word: &GlossaryEntry) -> bool {
    view.state.settings.voice.speaks(word.voice.as_deref())
}

/// A text inside an element; its words of the glossary are buttons. [`meaning`] belongs behind it.
pub fn marked(view: &View, offered: &mut Offered, mut host: El, text: &str) -> El {
    for piece in pieces(view, offered, text) {
        host = match piece {
            Piece::Plain(plain) => host.text(plain),
            Piece::Word(word, index) => host.child(button(view, text, word, index)),
        };
    }
    host
}

/// A paragraph with its words, and what they mean below it.
pub fn paragraph(view: &View, offered: &mut Offered, class: &str, text: &str) -> Html {
    let host = classed("p", &["utrecht-paragraph ", class].concat());
    group(vec![marked(view, offered, host, text).into(), meaning(view, text)])
}

/// What the open word of this block means; nothing while none is open.
pub fn meaning(view: &View, block: &str) -> Html {
    let open = view.state.meaning.strip_prefix(block).and_then(|word| word.strip_prefix('\n'));
    let word = open.and_then(|open| view.kader().glossary.iter().find(|word| word.word == open));
    // What words mean comes with the whole pack.
    let Some(word) = word.filter(|word| !view.say(&word.explanation).is_empty()) else {
        return Html::default();
    };
    classed("div", "vc-meaning vc-screen")
        .attr("role", "note")
        .child(el("strong").text(&word.word))
        .text(": ")
        .text(view.say(&word.explanation))
        .child(source_line(view, &word.norms))
        .into()
}

/// A word as a button; `block` is what it stands in.
fn button(view: &View, block: &str, label: &str, index: usize) -> Html {
    let Some(word) = view.kader().glossary.get(index) else { return super::el::text(label) };
    let key = [block, "\n", &word.word].concat();
    let open = if view.state.meaning == key { "true" } else { "false" };
    classed("button", "vc-link vc-word")
        .attr("type", "button")
        .attr("aria-expanded", open)
        .text(label)
        .on(|| ListenerKind::onclick, view.event(Event::Meaning(key)))
        .into()
}

/// The words in a question and its answers, on a line of their own: a button inside a label would be in the way of the
/// answer. Words that its help line offers already are left out.
pub fn of_question(view: &View, offered: &mut Offered, fact: &Fact) -> Html {
    let mut texts = vec![&fact.question];
    for option in &fact.options {
        texts.push(&option.text);
        texts.extend(&option.explanation);
    }
    let mut line = classed("p", "vc-quiet vc-words vc-screen").text(strings::WORDS);
    let mut none = true;
    for text in texts {
        for piece in pieces(view, offered, view.say(text)) {
            let Piece::Word(_, index) = piece else { continue };
            let Some(word) = view.kader().glossary.get(index) else { continue };
            line = line.text(if none { " " } else { " · " }).child(button(view, &fact.id, &word.word, index));
            none = false;
        }
    }
    if none { Html::default() } else { group(vec![line.into(), meaning(view, &fact.id)]) }
}

/// Every word of this voice, closed at first.
pub fn list(view: &View) -> Html {
    let mut words = Vec::new();
    words.extend(view.kader().glossary.iter().filter(|word| is_ours(view, word)));
    if words.is_empty() {
        return Html::default();
    }
    let mut list = classed("dl", "vc-glossary");
    for word in &words {
        list = list
            .child(el("dt").text(&word.word))
            .child(el("dd").text(view.say(&word.explanation)).child(source_line(view, &word.norms)));
    }
    let sources = all_sources(view, "Bronnen bij de woorden", &mut words.iter().map(|word| &word.norms), &[]);
    classed("div", "vc-screen").child(disclosure(strings::GLOSSARY, group(vec![list.into(), sources]))).into()
}
