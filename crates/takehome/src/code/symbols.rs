//! Symbols of a code: how they are written and read, what checks them, and the number they spell.

use super::CodeError;

/// The digits of Crockford's base 32: no I, L, O and U, which are mistaken for others or make words.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of the checksum.
pub const CHECK: usize = 6;
/// The most symbols a code has: up to here the checksum notices any four wrong ones.
pub const MOST: usize = 89;

/// Writes symbols in groups of four.
pub fn text(symbols: &[u8]) -> String {
    let mut text = String::new();
    for (at, symbol) in symbols.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(ALPHABET.get(usize::from(*symbol)).map_or('?', |letter| char::from(*letter)));
    }
    text
}

/// Reads symbols, without minding capitals, spaces, dashes and letters that look like a digit.
///
/// Errors: `Character`, the first that is none of these.
pub fn read(text: &str) -> Result<Vec<u8>, CodeError> {
    let mut symbols = Vec::new();
    for given in text.chars() {
        let letter = match given.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        match ALPHABET.iter().position(|known| char::from(*known) == letter) {
            Some(symbol) => symbols.push(symbol as u8),
            None if is_between(given) => {}
            None => return Err(CodeError::Character(given)),
        }
    }
    Ok(symbols)
}

/// Spaces and hyphens, and what an editor makes of them or puts around them: all of Unicode's general punctuation.
fn is_between(given: char) -> bool {
    given.is_ascii_whitespace()
        || matches!(given, '-' | '\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{206f}' | '\u{2212}' | '\u{feff}')
}

/// Adds the checksum of Bech32m.
pub fn append_checksum(symbols: &mut Vec<u8>) {
    let residue = residue(symbols.iter().copied().chain([0; CHECK])) ^ SEALED;
    symbols.extend((0..CHECK).rev().map(|place| (residue >> (5 * place)) as u8 & 31));
}

/// Whether the last six symbols are the checksum of those before.
pub fn has_checksum(symbols: &[u8]) -> bool {
    residue(symbols.iter().copied()) == SEALED
}

/// What a sound code leaves: the constant of Bech32m, chosen so that lost and doubled symbols are noticed too.
const SEALED: u32 = 0x2bc8_30a3;

/// The remainder of the symbols as a polynomial over the field of 32 elements, by the generator of Bech32.
fn residue(symbols: impl Iterator<Item = u8>) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let mut residue = 1;
    for symbol in symbols {
        let top = residue >> 25;
        residue = (residue & 0x1ff_ffff) << 5 ^ u32::from(symbol);
        for (bit, part) in GENERATOR.iter().enumerate() {
            if top >> bit & 1 == 1 {
                residue ^= part;
            }
        }
    }
    residue
}

/// A number of any size, of places that each have their own radix.
///
/// As symbols from the last to the first; the first is not 0.
#[derive(Debug, Default)]
pub struct Number(Vec<u8>);

impl Number {
    /// The number these symbols spell, the first of them first. `None` with a 0 in front: a number has one spelling.
    pub fn of(symbols: &[u8]) -> Option<Number> {
        (symbols.first() != Some(&0)).then(|| Number(symbols.iter().rev().copied().collect()))
    }

    /// The symbols, first to last.
    pub fn symbols(&self) -> impl Iterator<Item = u8> {
        self.0.iter().rev().copied()
    }

    /// Multiplies by `radix` and adds `value`, which is smaller.
    pub fn push(&mut self, radix: u32, value: u32) {
        let mut carry = value;
        for symbol in &mut self.0 {
            carry += u32::from(*symbol) * radix;
            *symbol = (carry & 31) as u8;
            carry >>= 5;
        }
        while carry > 0 {
            self.0.push((carry & 31) as u8);
            carry >>= 5;
        }
    }

    /// Divides by `radix`, which is not 0, and gives the remainder.
    pub fn pop(&mut self, radix: u32) -> u32 {
        let mut rest = 0;
        for symbol in self.0.iter_mut().rev() {
            rest = rest << 5 | u32::from(*symbol);
            *symbol = (rest / radix) as u8;
            rest %= radix;
        }
        rest
    }

    /// Whether nothing is left.
    pub fn is_zero(&self) -> bool {
        self.0.iter().all(|symbol| *symbol == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of BIP-350, with its own letters and its prefix in front.
    #[test]
    fn the_checksum_is_that_of_bech32m() {
        const LETTERS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        for vector in [
            "a1lqfn3a",
            "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
            "11llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllludsr8",
            "split1checkupstagehandshakeupstreamerranterredcaperredlc445v",
        ] {
            let (prefix, data) = vector.rsplit_once('1').unwrap();
            let symbols: Vec<u8> = (prefix.bytes().map(|byte| byte >> 5))
                .chain([0])
                .chain(prefix.bytes().map(|byte| byte & 31))
                .chain(data.chars().map(|letter| LETTERS.find(letter).unwrap() as u8))
                .collect();
            assert!(has_checksum(&symbols), "{vector}");
            let mut again = symbols[..symbols.len() - CHECK].to_vec();
            append_checksum(&mut again);
            assert_eq!(again, symbols);
        }
    }

    #[test]
    fn symbols_read_as_they_are_meant() {
        let symbols: Vec<u8> = (0..32).collect();
        assert_eq!(text(&symbols), "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ");
        assert_eq!(read(&text(&symbols)).unwrap(), symbols);
        assert_eq!(
            read("oO0 iIlL1\n\u{2011}\u{2013}\u{a0}\u{ad}zZ").unwrap(),
            [0, 0, 0, 1, 1, 1, 1, 1, 31, 31]
        );
        for (wrong, first) in [("12u", 'u'), ("1.2", '.'), ("één", 'é'), ("１", '１'), ("ſ", 'ſ')] {
            assert_eq!(read(wrong), Err(CodeError::Character(first)), "{wrong}");
        }
    }

    #[test]
    fn a_number_gives_back_what_was_pushed() {
        let pushed = [(2, 1), (7, 0), (36_526, 36_525), (1, 0), (11, 10), (36_526, 1), (4, 3), (9, 0)];
        let mut number = Number::default();
        pushed.iter().for_each(|(radix, value)| number.push(*radix, *value));
        let symbols: Vec<u8> = number.symbols().collect();
        let mut number = Number::of(&symbols).unwrap();
        for (radix, value) in pushed.iter().rev() {
            assert_eq!(number.pop(*radix), *value);
        }
        assert!(number.is_zero());
        assert!(Number::of(&[]).unwrap().is_zero());
        assert!(Number::of(&[0, 1]).is_none());
    }
}
