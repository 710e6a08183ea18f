//! The hand-over code: every answer and date as a short text for paper or a message, to go on with elsewhere.
//!
//! A code holds no name, no text and no outcome: only which option was chosen and which day was given. Whoever has it can
//! read the answers. It belongs to one kader, byte for byte: the same answers may mean something else under other rules.
//! Who has the pack of the version before too, as the page may, reads a code of that with it, and goes by its rules.
//!
//! # The format
//!
//! A code is a row of symbols of [Crockford's base 32](https://www.crockford.com/base32.html), each worth 0 to 31, written
//! in groups of four with hyphens. Reading ignores spaces, hyphens and capitals, and takes O for 0 and I and L for 1.
//!
//! | Symbols | What |
//! |---|---|
//! | 1 | the format: 1 |
//! | 4 | the kader: the first 20 bits (5 hexadecimal digits) of the hash of its pack, highest first |
//! | 0 or more | the number, highest first, without zeros in front |
//! | 6 | the checksum of all symbols before it |
//!
//! **The number** has mixed radix. From the lowest place to the highest: every fact in the order of the kader, then every
//! date in the order of the kader. A fact has one value more than it has answers: 0 is no answer; 1 is `weet-niet`, for a
//! fact that takes it; then its options in their order. A date has 36,526 values: 0 is no date, 1 is 1 January 2000, and so
//! on to 31 December 2099. What is not answered at the end costs no symbol.
//!
//! **The checksum** is that of Bech32m ([BIP-350](https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki), the code of
//! [BIP-173](https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki)), without its prefix and with the letters of
//! Crockford: a BCH code over the field of 32 elements that notices *every* mistake in at most four symbols of at most 89.
//! So one wrong character and two that changed places are always noticed. Of all other damage, also of symbols lost or
//! added, less than one in a thousand million (2⁻³⁰) goes unnoticed, and what does must still fit the kader.
//!
//! # An example
//!
//! A kader whose hash starts with `3f2a1` has a fact with three options that takes `weet-niet` (5 values), one with two
//! options that does not (3 values), and one date. Answered are: the second option, nothing, and 22 November 2026, which is
//! day 9,823. The number is 3 + 5 × (0 + 3 × 9,823) = 147,348, or 4·32³ + 15·32² + 28·32 + 20: as symbols `4FWM`. Before it
//! stand the format `1` and the kader `7WN1`; behind it the checksum `4802CQ`.
//!
//! ```
//! use voorcheck_takehome::code::{Number, spell};
//!
//! let mut number = Number::default();
//! for (values, value) in [(36_526, 9_823), (3, 0), (5, 3)] {
//!     number.push(values, value);
//! }
//! assert_eq!(spell("3f2a1", &number).as_deref(), Some("17WN-14FW-M480-2CQ"));
//! ```

mod symbols;

use time::Date;
use voorcheck_rules::assessment::Input;
use voorcheck_rules::decision::space::UNKNOWN;
use voorcheck_rules::kader::date::{format as format_date, parse as parse_date};
use voorcheck_rules::kader::model::{Fact, Kader};

pub use symbols::Number;
use symbols::{CHECK, MOST};

/// The format that is written here.
const FORMAT: u8 = 1;
/// Symbols of the kader.
const KADER: usize = 4;
/// Hexadecimal digits of its hash that they hold.
const DIGITS: usize = 5;
/// The day before 1 January 2000, as the number of days that astronomers give it.
const DAY_0: i32 = 2_451_544;
/// Values of a date: none, and the days of 2000 up to and including 2099.
const DAYS: u32 = 1 + 36_525;

/// Why nothing was read from a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// There is no symbol at all.
    Empty,
    /// A character that no code has.
    Character(char),
    /// Fewer symbols than the shortest code has.
    Short,
    /// More symbols than the longest code has.
    Long,
    /// The checksum does not agree.
    Damaged,
    /// Sound, and in another format: of later, for there was none before.
    Newer,
    /// Sound, and of another kader or another version of it.
    Elsewhere {
        /// The first 20 bits of the hash of that kader.
        theirs: u32,
        /// Those of this one.
        ours: u32,
    },
    /// Sound and of this kader, and yet an answer or a date it does not have.
    Impossible,
}

impl CodeError {
    /// A stable code for other programs.
    pub fn id(self) -> &'static str {
        match self {
            CodeError::Empty => "empty-code",
            CodeError::Character(_) => "invalid-character",
            CodeError::Short => "short-code",
            CodeError::Long => "long-code",
            CodeError::Damaged => "damaged-code",
            CodeError::Newer => "newer-code",
            CodeError::Elsewhere { .. } => "other-kader",
            CodeError::Impossible => "impossible-code",
        }
    }
}

/// The code of answers and dates; `sha256` is the hash of the pack. What a host page asks for is not part of it.
///
/// `None` for answers and dates the kader does not have, for a date outside 2000 to 2099, and for a kader that asks more
/// than fits.
pub fn write(kader: &Kader, sha256: &str, input: &Input) -> Option<String> {
    let mut number = Number::default();
    let mut written = 0;
    for date in kader.dates.iter().rev() {
        let value = match input.dates.get(&date.id) {
            Some(day) => value_of(day)?,
            None => 0,
        };
        number.push(DAYS, value);
        written += usize::from(value > 0);
    }
    for fact in kader.facts.iter().rev() {
        let values = values(fact);
        let chosen = input.answers.get(&fact.id).map(String::as_str).unwrap_or_default();
        let value = values.iter().position(|value| *value == chosen)?;
        number.push(values.len() as u32, value as u32);
        written += usize::from(value > 0);
    }
    if written == input.answers.len() + input.dates.len() { spell(sha256, &number) } else { None }
}

/// The answers and dates of a code, all of them or none.
///
/// Errors: see [`CodeError`].
pub fn read(kader: &Kader, sha256: &str, text: &str) -> Result<Input, CodeError> {
    let mut number = open(sha256, text)?;
    let mut input = Input::default();
    for fact in &kader.facts {
        let values = values(fact);
        let value = number.pop(values.len() as u32) as usize;
        if let Some(option) = values.get(value).filter(|_| value > 0) {
            input.answers.insert(fact.id.clone(), (*option).to_owned());
        }
    }
    for date in &kader.dates {
        let value = number.pop(DAYS);
        if value > 0 {
            let day = Date::from_julian_day(DAY_0 + value as i32).map_err(|_| CodeError::Impossible)?;
            input.dates.insert(date.id.clone(), format_date(day));
        }
    }
    if number.is_zero() { Ok(input) } else { Err(CodeError::Impossible) }
}

/// The code of a number; `None` when it has more than 89 symbols.
pub fn spell(sha256: &str, number: &Number) -> Option<String> {
    let mark = mark(sha256);
    let mut code = vec![FORMAT];
    code.extend((0..KADER).rev().map(|place| (mark >> (5 * place)) as u8 & 31));
    code.extend(number.symbols());
    symbols::append_checksum(&mut code);
    (code.len() <= MOST).then(|| symbols::text(&code))
}

/// The number in a sound code of this kader.
fn open(sha256: &str, text: &str) -> Result<Number, CodeError> {
    let code = symbols::read(text)?;
    if code.is_empty() {
        return Err(CodeError::Empty);
    }
    if code.len() > MOST {
        return Err(CodeError::Long);
    }
    let body = code.len().checked_sub(CHECK).and_then(|end| code.get(..end)).unwrap_or_default();
    let Some((head, number)) = body.split_at_checked(1 + KADER) else { return Err(CodeError::Short) };
    if !symbols::has_checksum(&code) {
        return Err(CodeError::Damaged);
    }
    // Every format keeps its number in front and this checksum behind.
    if head.first() != Some(&FORMAT) {
        return Err(CodeError::Newer);
    }
    let theirs = head.iter().skip(1).fold(0, |mark, symbol| mark << 5 | u32::from(*symbol));
    let ours = mark(sha256);
    if theirs != ours {
        return Err(CodeError::Elsewhere { theirs, ours });
    }
    Number::of(number).ok_or(CodeError::Impossible)
}

/// The first 20 bits of a hash. Whatever is no hexadecimal digit counts as 0; no pack has such a hash.
fn mark(sha256: &str) -> u32 {
    let digits = sha256.bytes().take(DIGITS);
    digits.fold(0, |mark, digit| mark << 4 | char::from(digit).to_digit(16).unwrap_or_default())
}

/// What a fact can be in a code, by value: no answer first.
fn values(fact: &Fact) -> Vec<&str> {
    let mut values = vec![""];
    if !fact.refuses_unknown {
        values.push(UNKNOWN);
    }
    for option in &fact.options {
        values.push(&option.id);
    }
    values
}

/// The value of a day.
fn value_of(day: &str) -> Option<u32> {
    let value = u32::try_from(parse_date(day)?.to_julian_day() - DAY_0).ok()?;
    (1..DAYS).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHA256: &str = "3f2a1";

    /// A sound code of these symbols.
    fn sealed(symbols: &[u8]) -> String {
        let mut code = symbols.to_vec();
        symbols::append_checksum(&mut code);
        symbols::text(&code)
    }

    #[test]
    fn a_sound_code_of_another_format_or_kader_is_no_damage() {
        let refused = |symbols: &[u8]| open(SHA256, &sealed(symbols)).map(drop);
        assert_eq!(refused(&[1, 7, 28, 21, 1]), Ok(()));
        assert_eq!(refused(&[1, 7, 28, 21, 1, 4, 15]), Ok(()));
        assert_eq!(refused(&[2, 7, 28, 21, 1, 4, 15]), Err(CodeError::Newer));
        let elsewhere = CodeError::Elsewhere { theirs: 0x3_f2a2, ours: 0x3_f2a1 };
        assert_eq!(refused(&[1, 7, 28, 21, 2, 4, 15]), Err(elsewhere));
        assert_eq!(
            refused(&[1, 7, 28, 21, 1, 0, 15]),
            Err(CodeError::Impossible),
            "a number has one spelling"
        );
        assert_eq!(refused(&[1, 7, 28, 21]), Err(CodeError::Short));
    }

    #[test]
    fn a_code_has_at_most_89_symbols() {
        let longest = sealed(&[[1, 7, 28, 21, 1].as_slice(), &[1; 78]].concat());
        assert!(open(SHA256, &longest).is_ok());
        assert_eq!(open(SHA256, &format!("{longest}0")).map(drop), Err(CodeError::Long));
    }

    #[test]
    fn days_count_from_2000() {
        assert_eq!(value_of("2000-01-01"), Some(1));
        assert_eq!(value_of("2026-11-22"), Some(9_823));
        assert_eq!(value_of("2099-12-31"), Some(DAYS - 1));
        assert_eq!([value_of("1999-12-31"), value_of("2100-01-01"), value_of("0001-01-01")], [None; 3]);
    }
}
