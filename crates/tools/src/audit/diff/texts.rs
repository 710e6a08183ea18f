//! What reads otherwise: parts that are new, gone, changed, renumbered or in another place.

use similar::{ChangeTag, DiffTag, TextDiff, capture_diff_slices};

use super::Version;
use super::model::{Change, ChangeGroup, ChangeKind, FieldChange, Piece, Which};
use super::parts::{Field, Part, group, plural, tree};

/// Headings in the order in which they matter; `parts` says which kind of part belongs below which.
const GROUPS: [(&str, &str); 6] = [
    ("regels", "Regels en voorwaarden"),
    ("vragen", "Vragen en antwoorden"),
    ("planning", "Planning"),
    ("normen", "Normen"),
    ("woorden", "Alleen andere woorden"),
    ("kader", "Over het kader zelf"),
];

/// Everything that reads otherwise, grouped.
pub fn changes(from: &Version, to: &Version) -> Vec<ChangeGroup> {
    let whole_register = from.register.is_some() && to.register.is_some();
    let (from, to) = (tree(from, whole_register), tree(to, whole_register));
    let mut comparison = Comparison { renumbered: renumbered_norms(&from, &to), found: Vec::new() };
    comparison.part(&from, &to, &[]);
    let group = |&(id, title): &(&'static str, &'static str)| ChangeGroup {
        id,
        title,
        changes: comparison.found.iter().filter(|change| group_of(change) == id).cloned().collect(),
    };
    GROUPS.iter().map(group).filter(|group| !group.changes.is_empty()).collect()
}

/// A rule of which only a text for readers changed belongs with the words.
fn group_of(change: &Change) -> &'static str {
    let texts_only = change.kind == ChangeKind::Changed && change.fields.iter().all(|field| field.text);
    match group(&change.what) {
        "regels" if texts_only => "woorden",
        id => id,
    }
}

/// A field without the voice behind it.
fn base(field: &str) -> &str {
    field.split(" (").next().unwrap_or(field)
}

/// Norms that kept their words and got another id.
fn renumbered_norms(from: &Part, to: &Part) -> Vec<(String, String)> {
    let norms = |part: &Part| -> Vec<Part> {
        part.lists.iter().filter(|(what, _)| *what == "norm").flat_map(|(_, parts)| parts.clone()).collect()
    };
    let (from, to) = (norms(from), norms(to));
    renumbered(&from, &to)
}

/// Ids only the first has, with ids only the second has of a part with the same words.
fn renumbered(from: &[Part], to: &[Part]) -> Vec<(String, String)> {
    let only = |parts: &[Part], others: &[Part]| -> Vec<(String, String)> {
        let known = |part: &&Part| !others.iter().any(|other| other.id == part.id);
        let with_id = parts.iter().filter(known);
        with_id.filter_map(|part| Some((part.id.clone()?, part.words()))).collect()
    };
    let mut free = only(to, from);
    let mut pairs = Vec::new();
    for (id, words) in only(from, to) {
        if let Some(at) = free.iter().position(|(_, other)| *other == words) {
            pairs.push((id, free.remove(at).0));
        }
    }
    pairs
}

struct Comparison {
    /// Old and new ids of norms.
    renumbered: Vec<(String, String)>,
    found: Vec<Change>,
}

impl Comparison {
    fn part(&mut self, from: &Part, to: &Part, parents: &[&Part]) {
        let fields = self.fields(&from.fields, &to.fields);
        if !fields.is_empty() {
            self.say(ChangeKind::Changed, to, parents, fields);
        }
        let parents: Vec<&Part> = parents.iter().copied().chain([to]).collect();
        let mut kinds: Vec<&'static str> = Vec::new();
        for (what, _) in from.lists.iter().chain(&to.lists) {
            if !kinds.contains(what) {
                kinds.push(what);
            }
        }
        for what in kinds {
            let of = |part: &Part| -> Vec<Part> {
                part.lists.iter().filter(|list| list.0 == what).flat_map(|list| list.1.clone()).collect()
            };
            let (from, to) = (of(from), of(to));
            if from.iter().chain(&to).all(|part| part.id.is_some()) {
                self.by_id(what, &from, &to, &parents);
            } else {
                self.by_place(&from, &to, &parents);
            }
        }
    }

    fn by_id(&mut self, what: &'static str, from: &[Part], to: &[Part], parents: &[&Part]) {
        let renumbered = renumbered(from, to);
        for part in from {
            let new_id = renumbered.iter().find(|(old, _)| Some(old) == part.id.as_ref()).map(|(_, new)| new);
            if let Some(other) = to.iter().find(|other| other.id == part.id) {
                self.part(part, other, parents);
            } else if let Some(new) = to.iter().find(|other| new_id.is_some() && other.id.as_ref() == new_id)
            {
                let mut fields = vec![field_change("id", part.id.as_deref(), new.id.as_deref())];
                fields.extend(self.fields(&part.fields, &new.fields));
                self.say(ChangeKind::Renumbered, new, parents, fields);
            } else {
                self.alone(ChangeKind::Gone, part, parents);
            }
        }
        for part in to {
            let known = from.iter().any(|other| other.id == part.id);
            if !known && !renumbered.iter().any(|(_, new)| Some(new) == part.id.as_ref()) {
                self.alone(ChangeKind::Added, part, parents);
            }
        }
        let order = |parts: &[Part], others: &[Part]| -> Vec<String> {
            let shared = parts.iter().filter(|part| others.iter().any(|other| other.id == part.id));
            shared.filter_map(|part| part.id.clone()).collect()
        };
        let (before, after) = (order(from, to), order(to, from));
        if before != after {
            let order = field_change("volgorde", Some(&before.join(", ")), Some(&after.join(", ")));
            let name = format!("volgorde van de {}{}", plural(what), within(parents));
            let path = path(parents);
            let change = Change {
                kind: ChangeKind::Reordered,
                what: what.to_owned(),
                path,
                name,
                fields: vec![order],
            };
            self.found.push(change);
        }
    }

    /// Parts without an id: equal ones belong together, and between those the first to the first.
    fn by_place(&mut self, from: &[Part], to: &[Part], parents: &[&Part]) {
        let contents = |parts: &[Part]| parts.iter().map(Part::content).collect::<Vec<_>>();
        let (contents_from, contents_to) = (contents(from), contents(to));
        let numbered = |parts: &[Part], range: std::ops::Range<usize>| -> Vec<Part> {
            let numbered = parts.iter().enumerate().skip(range.start).take(range.len());
            numbered.map(|(i, part)| Part { id: Some((i + 1).to_string()), ..part.clone() }).collect()
        };
        for operation in capture_diff_slices(similar::Algorithm::Myers, &contents_from, &contents_to) {
            if operation.tag() == DiffTag::Equal {
                continue;
            }
            let (old, new) = (numbered(from, operation.old_range()), numbered(to, operation.new_range()));
            for (part, other) in old.iter().zip(&new) {
                self.part(part, other, parents);
            }
            old.iter().skip(new.len()).for_each(|part| self.alone(ChangeKind::Gone, part, parents));
            new.iter().skip(old.len()).for_each(|part| self.alone(ChangeKind::Added, part, parents));
        }
    }

    /// A part only one of both has, and all that is below it.
    fn alone(&mut self, kind: ChangeKind, part: &Part, parents: &[&Part]) {
        let empty: &[Field] = &[];
        let fields = match kind {
            ChangeKind::Gone => self.fields(&part.fields, empty),
            _ => self.fields(empty, &part.fields),
        };
        self.say(kind, part, parents, fields);
        let parents: Vec<&Part> = parents.iter().copied().chain([part]).collect();
        for (_, parts) in &part.lists {
            for (i, below) in parts.iter().enumerate() {
                let id = below.id.clone().unwrap_or_else(|| (i + 1).to_string());
                self.alone(kind, &Part { id: Some(id), ..below.clone() }, &parents);
            }
        }
    }

    fn say(&mut self, kind: ChangeKind, part: &Part, parents: &[&Part], fields: Vec<FieldChange>) {
        let whole: Vec<&Part> = parents.iter().copied().chain([part]).collect();
        let name = format!("{}{}", named(part), within(parents));
        self.found.push(Change { kind, what: part.what.to_owned(), path: path(&whole), name, fields });
    }

    /// Fields that differ. A text that changed alike in both voices is told once.
    fn fields(&self, from: &[Field], to: &[Field]) -> Vec<FieldChange> {
        let mut names: Vec<(&str, Option<&'static str>)> = Vec::new();
        for field in from.iter().chain(to) {
            if !names.contains(&(&field.name, field.voice)) {
                names.push((&field.name, field.voice));
            }
        }
        let find = |fields: &[Field], name: (&str, Option<&str>)| -> Option<Field> {
            fields.iter().find(|field| (field.name.as_str(), field.voice) == name).cloned()
        };
        let mut found: Vec<FieldChange> = Vec::new();
        for name in names {
            let (before, after) = (find(from, name), find(to, name));
            let raw = |field: &Option<Field>| field.as_ref().map(|field| field.raw.clone());
            let same = match (name.0, raw(&before), raw(&after)) {
                ("normen", Some(before), Some(after)) => self.with_new_ids(&before) == after,
                (_, before, after) => before == after,
            };
            if same {
                continue;
            }
            let alike = |field: &Option<Field>| field.as_ref().map(|field| field.shown.clone());
            let (mut shown_from, mut shown_to) = (alike(&before), alike(&after));
            if shown_from == shown_to {
                // Only ids differ: what readers would see is the same.
                (shown_from, shown_to) = (raw(&before), raw(&after));
            }
            let mut change = field_change(name.0, shown_from.as_deref(), shown_to.as_deref());
            change.text = name.1.is_some();
            let told = found.iter_mut().find(|told| base(&told.field) == name.0);
            match (told, name.1) {
                (Some(told), Some(_)) if (&told.from, &told.to) == (&change.from, &change.to) => {
                    told.field = name.0.to_owned();
                }
                (_, Some(voice)) => {
                    change.field = format!("{} ({voice})", name.0);
                    found.push(change);
                }
                (_, None) => found.push(change),
            }
        }
        found
    }

    fn with_new_ids(&self, norms: &str) -> String {
        let new = |id: &str| {
            let pair = self.renumbered.iter().find(|(old, _)| old == id);
            pair.map_or(id.to_owned(), |(_, new)| new.clone())
        };
        norms.split(", ").map(new).collect::<Vec<_>>().join(", ")
    }
}

/// "regel `te-duur`", or with its label, "vraag `pacht` (Pacht)".
fn named(part: &Part) -> String {
    let id = part.id.as_ref().map(|id| format!(" `{id}`")).unwrap_or_default();
    let label = part.label.as_ref().filter(|_| part.what != "kader");
    let label = label.map(|label| format!(" ({label})")).unwrap_or_default();
    format!("{}{id}{label}", part.what)
}

/// " van criterium `betaalbaar` (Betaalbaar)"; the kader itself goes without saying.
fn within(parents: &[&Part]) -> String {
    parents.iter().skip(1).rev().map(|parent| format!(" van {}", named(parent))).collect()
}

fn path(parts: &[&Part]) -> Vec<String> {
    parts.iter().skip(1).filter_map(|part| part.id.clone()).collect()
}

fn field_change(field: &str, from: Option<&str>, to: Option<&str>) -> FieldChange {
    let pieces = match (from, to) {
        (Some(from), Some(to)) => pieces(from, to),
        _ => Vec::new(),
    };
    let (from, to) = (from.map(str::to_owned), to.map(str::to_owned));
    FieldChange { field: field.to_owned(), text: false, from, to, pieces }
}

/// The difference word by word. Words that go and words that come next to each other are told as one run of each, with
/// the white space between them.
fn pieces(from: &str, to: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut gone, mut come, mut space) = (String::new(), String::new(), String::new());
    let mut push = |of, text: &mut String| {
        if !text.is_empty() {
            pieces.push(Piece { of, text: std::mem::take(text) });
        }
    };
    for change in TextDiff::from_words(from, to).iter_all_changes() {
        let word = change.value();
        match change.tag() {
            ChangeTag::Equal if word.trim().is_empty() => space.push_str(word),
            ChangeTag::Equal => {
                push(Which::From, &mut gone);
                push(Which::To, &mut come);
                let text = std::mem::take(&mut space) + word;
                push(Which::Both, &mut text.clone());
            }
            tag => {
                if gone.is_empty() && come.is_empty() {
                    push(Which::Both, &mut space);
                } else {
                    gone.push_str(&space);
                    come.push_str(&space);
                    space.clear();
                }
                if tag == ChangeTag::Delete { &mut gone } else { &mut come }.push_str(word);
            }
        }
    }
    push(Which::From, &mut gone);
    push(Which::To, &mut come);
    push(Which::Both, &mut space);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(from: &str, to: &str) -> String {
        let mark = |piece: &Piece| match piece.of {
            Which::From => format!("[{}]", piece.text),
            Which::To => format!("{{{}}}", piece.text),
            Which::Both => piece.text.clone(),
        };
        let pieces = pieces(from, to);
        let of = |side| -> String {
            let own = pieces.iter().filter(|piece| piece.of == side || piece.of == Which::Both);
            own.map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!((of(Which::From).as_str(), of(Which::To).as_str()), (from, to), "nothing is lost");
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn neighbouring_words_are_one_run() {
        assert_eq!(told("een twee drie", "een twee drie"), "een twee drie");
        assert_eq!(
            told("dit is in principe niet zo", "dit is nu eens niet zo"),
            "dit is [in principe]{nu eens} niet zo"
        );
        assert_eq!(told("wat hier staat", "wat staat"), "wat [hier ]staat");
        assert_eq!(told("a", "b"), "[a]{b}");
        assert_eq!(told("", "b"), "{b}");
    }
}
