//! The hand-over code: what went in comes out elsewhere, and nothing else does.

use fastrand::Rng;
use voorcheck_rules::assessment::Input;
use voorcheck_rules::kader::date;
use voorcheck_rules::kader::model::{DateFact, Kader};
use voorcheck_takehome::code::{CodeError, Number, read, spell, write};
use voorcheck_takehome::wording;
use voorcheck_tools::audit::scenario;
use voorcheck_tools::check;
use voorcheck_tools::load::load;
use voorcheck_tools::pack;

use crate::common::made_up::{self, blank};
use crate::common::{effort, folders, shipped};

/// The symbols of a code.
const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SHA256: &str = "3f2a10c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a2";

/// The shipped kader, the one for tests, and some made up with dates.
fn kaders() -> Vec<Kader> {
    let in_folders = folders::all();
    let mut kaders: Vec<Kader> = in_folders.iter().map(|folder| load(folder).unwrap().kader).collect();
    for seed in 0..20 {
        let mut kader = made_up::kader(seed);
        kader.facts[0].refuses_unknown = seed % 2 == 0;
        kader.dates = (0..seed % 4).map(|number| day(&format!("dag-{number}"))).collect();
        kaders.push(kader);
    }
    kaders
}

fn day(id: &str) -> DateFact {
    DateFact {
        id: id.into(),
        section: "een".into(),
        question: "Wanneer?".into(),
        name: "dag".into(),
        ..blank()
    }
}

/// Some answers and dates, from none to all.
fn some_input(kader: &Kader, rng: &mut Rng) -> Input {
    let (answered, dated) = (rng.u32(..=10), rng.u32(..=10));
    let mut input = Input::default();
    for fact in &kader.facts {
        let own = usize::from(!fact.refuses_unknown);
        if rng.u32(..10) < answered {
            let option = match rng.usize(..fact.options.len() + own) {
                number if number < fact.options.len() => fact.options[number].id.clone(),
                _ => "weet-niet".to_owned(),
            };
            input.answers.insert(fact.id.clone(), option);
        }
    }
    for one in &kader.dates {
        if rng.u32(..10) < dated {
            let day = time::Date::from_julian_day(2_451_545 + rng.i32(0..36_525)).unwrap();
            input.dates.insert(one.id.clone(), date::format(day));
        }
    }
    input
}

/// The code without its hyphens.
fn bare(code: &str) -> String {
    code.replace('-', "")
}

fn with(code: &str, at: usize, symbol: char) -> String {
    code.chars().enumerate().map(|(index, old)| if index == at { symbol } else { old }).collect()
}

#[test]
fn every_scenario_comes_back_and_fits_on_a_line_or_two() {
    for folder in folders::all() {
        let kader = load(&folder).unwrap().kader;
        let sha256 = pack::sha256(&kader).unwrap();
        let engine = check::engine(kader, sha256.clone()).unwrap();
        let mut longest = 0;
        for scenario in scenario::read(&folder, &engine).unwrap() {
            let code = write(engine.kader(), &sha256, &scenario.input).expect(&scenario.stem);
            let wanted = Input { municipality: None, ..scenario.input };
            assert_eq!(read(engine.kader(), &sha256, &code), Ok(wanted), "{}", scenario.stem);
            longest = longest.max(bare(&code).len());
        }
        println!("{}: at most {longest} symbols", engine.kader().meta.id);
        assert!(longest <= 48, "{longest} symbols are too many to type");
    }
}

#[test]
fn whatever_goes_in_comes_out_however_it_is_written() {
    let mut rng = Rng::with_seed(4);
    let kaders = kaders();
    for number in 0..effort::of(120_000) as usize {
        let kader = &kaders[number % kaders.len()];
        let input = some_input(kader, &mut rng);
        let code = write(kader, SHA256, &input).expect("it fits");
        assert!(code.split('-').rev().skip(1).all(|group| group.len() == 4), "{code}");
        assert_eq!(read(kader, SHA256, &code).as_ref(), Ok(&input), "{code}");
        if number % 10 == 0 {
            let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "L");
            assert_eq!(read(kader, SHA256, &format!("\t{sloppy}\u{a0}\r\n")), Ok(input), "{sloppy}");
        }
    }
}

/// The code of Bech32 promises it; this shows that it is the code that is used.
#[test]
fn one_wrong_symbol_and_two_that_changed_places_are_always_noticed() {
    let mut rng = Rng::with_seed(5);
    let kaders = kaders();
    for number in 0..effort::of(300) as usize {
        let kader = &kaders[number % kaders.len()];
        let code = bare(&write(kader, SHA256, &some_input(kader, &mut rng)).unwrap());
        let symbols: Vec<char> = code.chars().collect();
        for at in 0..symbols.len() {
            for other in SYMBOLS.chars().filter(|other| *other != symbols[at]) {
                let wrong = with(&code, at, other);
                assert_eq!(read(kader, SHA256, &wrong), Err(CodeError::Damaged), "{code} as {wrong}");
            }
            if at > 0 && symbols[at] != symbols[at - 1] {
                let wrong = with(&with(&code, at, symbols[at - 1]), at - 1, symbols[at]);
                assert_eq!(read(kader, SHA256, &wrong), Err(CodeError::Damaged), "{code} as {wrong}");
            }
        }
    }
}

/// No promise here, but one chance in a thousand million.
#[test]
fn other_damage_is_noticed_too() {
    let mut rng = Rng::with_seed(6);
    let kaders = kaders();
    for number in 0..effort::of(20_000) as usize {
        let kader = &kaders[number % kaders.len()];
        let code = bare(&write(kader, SHA256, &some_input(kader, &mut rng)).unwrap());
        let mut wrong: Vec<u8> = code.bytes().collect();
        for _ in 0..rng.usize(1..=6) {
            let at = rng.usize(..wrong.len());
            let symbol = SYMBOLS.as_bytes()[rng.usize(..32)];
            match rng.u8(..4) {
                0 => wrong[at] = symbol,
                1 => wrong.insert(at, symbol),
                2 if wrong.len() > 1 => drop(wrong.remove(at)),
                _ => {
                    let other = rng.usize(..wrong.len());
                    wrong.swap(at, other);
                }
            }
        }
        let wrong = String::from_utf8(wrong).unwrap();
        if wrong != code {
            let refused = [CodeError::Damaged, CodeError::Short, CodeError::Long];
            assert!(read(kader, SHA256, &wrong).is_err_and(|error| refused.contains(&error)), "{wrong}");
        }
    }
}

#[test]
fn every_refusal_tells_its_reason() {
    let kader = shipped::kader();
    let input = Input { answers: shipped::base_answers(), ..Input::default() };
    let code = write(&kader, SHA256, &input).unwrap();
    let refused = |text: &str| {
        let error = read(&kader, SHA256, text).unwrap_err();
        (error, error.id(), wording::code_error(error))
    };
    for (text, error, id, words) in [
        ("", CodeError::Empty, "empty-code", "Vul een code in."),
        (" - \n", CodeError::Empty, "empty-code", "Vul een code in."),
        ("17WN-14FW-M4", CodeError::Short, "short-code", "te kort"),
        (&SYMBOLS.repeat(3), CodeError::Long, "long-code", "te lang"),
        (&code.replacen('-', "U", 1), CodeError::Character('U'), "invalid-character", "een code: U."),
        ("Past het kader?", CodeError::Character('?'), "invalid-character", "een code: ?."),
        (&format!("{code}{code}"), CodeError::Damaged, "damaged-code", "klopt niet"),
        (&code[..code.len() - 5], CodeError::Damaged, "damaged-code", "mist een stuk"),
    ] {
        let (found, code, message) = refused(text);
        assert_eq!((found, code), (error, id), "{text}");
        assert!(message.contains(words), "{text}: {message}");
    }
}

#[test]
fn a_code_of_other_rules_says_which() {
    let kader = shipped::kader();
    let code = write(&kader, SHA256, &Input::default()).unwrap();
    let error = read(&kader, "00b0cafe", &code).unwrap_err();
    assert_eq!(error, CodeError::Elsewhere { theirs: 0x3_f2a1, ours: 0x0_0b0c });
    assert!(
        wording::code_error(error).contains("kenmerk 3f2a1, hier 00b0c"),
        "{}",
        wording::code_error(error)
    );
    // Its first five digits stand in it; the rest of the hash does not matter.
    assert_eq!(read(&kader, "3f2a1", &code), Ok(Input::default()));
    assert_eq!(write(&kader, "", &Input::default()), write(&kader, "00000", &Input::default()));
}

#[test]
fn a_value_beyond_the_last_place_is_refused() {
    let kader = shipped::kader();
    let mut beyond = Number::default();
    beyond.push(2, 1);
    kader.dates.iter().for_each(|_| beyond.push(36_526, 0));
    for fact in kader.facts.iter().rev() {
        beyond.push(fact.options.len() as u32 + 1 + u32::from(!fact.refuses_unknown), 0);
    }
    let code = spell(SHA256, &beyond).unwrap();
    assert_eq!(read(&kader, SHA256, &code), Err(CodeError::Impossible), "{code}");
}

#[test]
fn what_does_not_fit_gets_no_code() {
    let mut kader = made_up::kader(0);
    kader.facts[0].refuses_unknown = true;
    kader.dates = vec![day("dag")];
    let code = |answers: &[(&str, &str)], dates: &[(&str, &str)]| {
        let table = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(id, value)| ((*id).into(), (*value).into())).collect()
        };
        write(&kader, SHA256, &Input { answers: table(answers), dates: table(dates), municipality: None })
    };
    assert!(code(&[("feit-0", "w0")], &[("dag", "2000-01-01")]).is_some());
    assert!(code(&[("feit-1", "weet-niet")], &[("dag", "2099-12-31")]).is_some());
    for (fact, option) in [("feit-9", "w0"), ("feit-0", "w9"), ("feit-0", ""), ("feit-0", "weet-niet")] {
        assert_eq!(code(&[(fact, option)], &[]), None, "{fact} = {option}");
    }
    for (id, day) in
        [("dag", "1999-12-31"), ("dag", "2100-01-01"), ("dag", "morgen"), ("dag", ""), ("toen", "2026-11-22")]
    {
        assert_eq!(code(&[], &[(id, day)]), None, "{id} = {day}");
    }
    kader.dates = (0..30).map(|number| day(&number.to_string())).collect();
    let all = kader.dates.iter().map(|date| (date.id.clone(), "2026-11-22".to_owned())).collect();
    assert_eq!(
        write(&kader, SHA256, &Input { dates: all, ..Input::default() }),
        None,
        "too long to be a code"
    );
}

/// The host page asks for a municipality, not the person: it stays where it is asked.
#[test]
fn what_the_host_page_asks_for_is_not_handed_over() {
    let kader = shipped::kader();
    let asked = Input { municipality: Some("Huizen".into()), ..Input::default() };
    assert_eq!(write(&kader, SHA256, &asked), write(&kader, SHA256, &Input::default()));
}
