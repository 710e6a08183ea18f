//! The hand-over code: any text is read whole or refused, and a code that is read has one spelling.

use voorcheck_rules::assessment::{Engine, Input};
use voorcheck_rules::kader::date;
use voorcheck_takehome::code::{CodeError, read, write};
use voorcheck_takehome::wording;

use super::assess;
use super::bytes::Bytes;

/// The symbols of a code.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The hash that the codes name.
const SHA256: &str = "3f2a1";

/// Target `code`: the input is a text to read, or a case to write and what happens to its code on the way.
pub fn any(data: &[u8]) -> bool {
    let mut bytes = Bytes(data);
    let engines = assess::engines();
    let engine = &engines[usize::from(bytes.byte()) % engines.len()];
    if bytes.truth() {
        return text(engine, &String::from_utf8_lossy(bytes.0));
    }
    let (input, _) = assess::case(engine.kader(), &mut bytes);
    let Some(code) = write(engine.kader(), SHA256, &input) else {
        assert!(!fits(engine, &input), "no code for {input:?}");
        return false;
    };
    assert_eq!(read(engine.kader(), SHA256, &code), Ok(Input { municipality: None, ..input }), "{code}");
    let mut symbols: Vec<u8> = code.bytes().filter(|symbol| *symbol != b'-').collect();
    let sound = symbols.clone();
    for _ in 0..bytes.below(4) {
        let (at, symbol) = (bytes.below(symbols.len()), SYMBOLS[bytes.below(32)]);
        symbols[at] = symbol;
    }
    let wrong = String::from_utf8(symbols.clone()).expect("letters and digits");
    // Three wrong symbols at the most: noticed without exception.
    assert_eq!(read(engine.kader(), SHA256, &wrong).is_ok(), symbols == sound, "{wrong} for {code}");
    text(engine, &wrong);
    true
}

/// Reads any text. What is read can be written, and reads the same again.
fn text(engine: &Engine, text: &str) -> bool {
    match read(engine.kader(), SHA256, text) {
        Ok(input) => {
            let code = write(engine.kader(), SHA256, &input).expect("what was read can be written");
            assert_eq!(read(engine.kader(), SHA256, &code), Ok(input));
            true
        }
        Err(error) => {
            assert!(!wording::code_error(error).is_empty() && !error.id().is_empty());
            if let CodeError::Character(wrong) = error {
                assert!(text.contains(wrong), "{wrong:?} is not in {text:?}");
            }
            false
        }
    }
}

/// Whether a case is one a code has room for.
fn fits(engine: &Engine, input: &Input) -> bool {
    let kader = engine.kader();
    let answer = |(fact, option): (&String, &String)| {
        let fact = kader.facts.iter().find(|known| known.id == *fact);
        fact.is_some_and(|fact| {
            let own = fact.options.iter().any(|known| known.id == *option);
            own || option == "weet-niet" && !fact.refuses_unknown
        })
    };
    let day = |(id, text): (&String, &String)| {
        kader.dates.iter().any(|known| known.id == *id)
            && date::parse(text).is_some_and(|day| (2000..=2099).contains(&day.year()))
    };
    input.answers.iter().all(answer) && input.dates.iter().all(day)
}
