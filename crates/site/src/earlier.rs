//! The version before the one that holds: what the site keeps, so that hand-over codes of it still open.

use serde_json::{Value, json};

use crate::check::Earlier;
use crate::fail::{Fail, Outcome};
use crate::rules::Rules;
use crate::seal::{self, Seals};

/// What a code holds of the hash of its rules, in hexadecimal digits: see `voorcheck_takehome::code`.
const MARK: usize = 5;
/// What ends a piece of a pack: see [`in_pieces_of`].
const END: &str = "},";
/// The name under which the pack is sealed.
const SEAL: &str = "vorig.json";

/// Names the version before each of the rules, from old to new: of the first the pack that was asked for, which is sealed
/// here; of every other the rules that stand before it.
pub fn keep(earlier: Option<&Earlier>, rules: &mut [Rules], seals: &mut Seals) -> Outcome<()> {
    let mut before = None;
    if let Some(Earlier { pack, sha256 }) = earlier {
        seals.insert(SEAL.into(), seal::seal("vorig", "json", pack.clone().into_bytes()));
        before = Some((SEAL.to_owned(), sha256.clone()));
    }
    for one in rules.iter_mut() {
        let own = (one.file("kader").unwrap_or_default().to_owned(), one.sha256.clone());
        let Some((file, sha256)) = before.replace(own) else { continue };
        if sha256.get(..MARK) == one.sha256.get(..MARK) {
            return Err(Fail::new(
                "codes van deze twee versies zijn niet uit elkaar te houden: hun controlesommen beginnen gelijk",
                format!("{sha256} en {}", one.sha256),
                "Is het twee keer dezelfde versie? Noem dan een andere. Zo niet: geef de nieuwe versie een ander nummer in kader.toml.",
            ));
        }
        one.files.push(("vorig".to_owned(), file));
    }
    Ok(())
}

/// The text of the pack before another one, for a file that has that one already: in pieces, each a text, or where it stands
/// among the pieces of the other text, from and up to. Two versions of a kader are mostly the same, and gzip does not look
/// back far enough to see it.
pub fn in_pieces_of(pack: &[u8], before: &[u8]) -> Value {
    let (pack, before) = (String::from_utf8_lossy(pack), String::from_utf8_lossy(before));
    let known: Vec<&str> = pack.split_inclusive(END).collect();
    let mut pieces: Vec<Value> = Vec::new();
    let (mut from, mut to, mut other) = (0, 0, String::new());
    for piece in before.split_inclusive(END) {
        if to > from && known.get(to) == Some(&piece) {
            to += 1;
            continue;
        }
        pieces.extend((to > from).then(|| json!([from, to])));
        (from, to) = known.iter().position(|one| *one == piece).map_or((0, 0), |at| (at, at + 1));
        if to > from {
            pieces.extend((!other.is_empty()).then(|| json!(std::mem::take(&mut other))));
        } else {
            other.push_str(piece);
        }
    }
    pieces.extend((to > from).then(|| json!([from, to])));
    pieces.extend((!other.is_empty()).then(|| json!(other)));
    pieces.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_told_in_pieces_of_another() {
        let told = |pack: &str, before: &str| in_pieces_of(pack.as_bytes(), before.as_bytes());
        let pack = "[{1},{2},{3},{4}]";
        assert_eq!(told(pack, pack), json!([[0, 4]]));
        assert_eq!(told(pack, "[{1},{3},{9},{8},{4}]"), json!([[0, 1], [2, 3], "{9},{8},", [3, 4]]));
        assert_eq!(told(pack, "{0},{2},{3},{5}]"), json!(["{0},", [1, 3], "{5}]"]));
        assert_eq!(told(pack, ""), json!([]));
    }
}
