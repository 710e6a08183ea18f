//! What the interface says in the words of a policy's process: who does something, and what an application is called there.

use super::super::Text;
use crate::prelude::*;
use crate::records;

records! {
    /// Sentences and headings of the interface that speak of the process of a policy. Some go with a part of the kader, and
    /// are needed only where it has that part.
    pub struct Wordings {
        /// What anybody can do without the check, and whatever it says. It stands where nobody has said yet who reads, so
        /// it has no voices.
        way_out: String as "uitweg",
        /// What the check is and for whom, in two sentences, on the page before it; without it there is no such page. That page
        /// has no voices either: it asks who reads.
        start: Option<String> as "begin" or default,
        /// What the professional chooses there.
        start_professional: Option<String> as "begin-behandelaar" or default,
        /// What somebody chooses who reads for themselves, or for somebody near.
        start_resident: Option<String> as "begin-inwoner" or default,
        /// What one of the two who judge chooses; with `vier-ogen`.
        start_judge: Option<String> as "begin-beoordelaar" or default,
        /// Whom the check is for, as it reads within a sentence: "voor …".
        for_whom: Text as "voor-wie",
        /// Above the code that hands answers over: who can see them with it.
        code: Text as "code-uitleg",
        /// How to get to a municipality whose contact is not known; with a step that is done there.
        find_contact: Option<Text> as "contact-zoeken" or default,
        /// Above the papers to send along; with an action that is one.
        papers: Option<Text> as "papieren" or default,
        /// Above what to write down for who has to weigh it; with a rule that asks for it.
        prompts: Option<Text> as "onderbouwing" or default,
        /// What that is for.
        prompts_use: Option<Text> as "onderbouwing-uitleg" or default,
        /// What the draft letter is called; with paragraphs for it.
        letter: Option<Text> as "brief" or default,
        /// What a reason rests on that is a fact, and whether anybody looked; left out, the words of the interface.
        fact: Option<Text> as "rust-op-feit" or default,
        /// What a reason rests on that is a judgement: whose; left out, the words of the interface.
        judgement: Option<Text> as "rust-op-oordeel" or default,
    }

    /// That two people judge every application together, what they are called, and whose judgement it is. They are
    /// professionals: what is said to them has one voice.
    pub struct TwoJudges {
        /// What one of them is called within a sentence, such as "adviseur"; the two are "adviseur A" and "adviseur B".
        judge: String as "beoordelaar",
        /// The same of more.
        judges: String as "beoordelaars",
        /// Why two people judge, and whose judgement it is.
        text: Text as "tekst",
        /// Norms behind it.
        norms: Vec<String> as "normen" or default,
    }
}
