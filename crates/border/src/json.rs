//! The text of a pack as plain data.
//!
//! Read here rather than walked through as JavaScript's own objects: measured, a call into JavaScript for each of some ten
//! thousand values and names was most of what it took to load a pack.

use voorcheck_rules::kader::value::{Data, Entry, Value};

/// How deep a pack is at the most.
const DEEPEST: u8 = 32;

/// Reads JSON as `kader build` and `JSON.stringify` write it. `None` for anything else, for a number that is not whole, for
/// an escape of a sign that no text of a kader may hold, and below 32 levels.
///
/// A name that an object has twice is in it twice: a record refuses that, in a table of names the last one counts.
pub fn read(json: &str) -> Option<Value> {
    let mut text = Text { rest: json, broken: false };
    let value = text.value(DEEPEST);
    text.peek();
    (text.rest.is_empty() && !text.broken).then_some(value)
}

/// What is still to be read; nothing once something was wrong. (An early return at each place would be most of the code.)
struct Text<'a> {
    rest: &'a str,
    broken: bool,
}

impl<'a> Text<'a> {
    fn value(&mut self, levels: u8) -> Value {
        let first = self.peek();
        let data = match first {
            b'"' => Data::Text(self.text()),
            b'[' | b'{' => {
                self.forward(1);
                let mut entries = Vec::new();
                // In ASCII a bracket closes two places behind the one that opens.
                while levels > 0 && self.peek() != first + 2 && !self.broken {
                    if !entries.is_empty() {
                        self.take(b',');
                    }
                    let mut name = String::new();
                    if first == b'{' {
                        name = self.text();
                        self.take(b':');
                    }
                    entries.push(Entry::new(name, self.value(levels - 1)));
                }
                self.broken |= levels == 0;
                self.forward(1);
                if first == b'{' {
                    Data::Object(entries)
                } else {
                    let mut values = Vec::with_capacity(entries.len());
                    for entry in entries {
                        values.push(entry.value);
                    }
                    Data::List(values)
                }
            }
            _ => {
                let end =
                    self.rest.bytes().position(|byte| !matches!(byte, b'-' | b'0'..=b'9' | b'a'..=b'z'));
                match self.forward(end.unwrap_or(self.rest.len())) {
                    "null" => Data::Nothing,
                    "true" => Data::Truth(true),
                    "false" => Data::Truth(false),
                    number => Data::Whole(whole(number).unwrap_or_else(|| {
                        self.broken = true;
                        0
                    })),
                }
            }
        };
        data.into()
    }

    fn text(&mut self) -> String {
        self.take(b'"');
        let mut text = String::new();
        while !self.broken {
            let end = self.rest.bytes().position(|byte| matches!(byte, b'"' | b'\\'));
            let part = self.forward(end.unwrap_or(usize::MAX));
            // Most texts are one part. (Measured: a text that grows takes more than its own room.)
            text.reserve_exact(part.len());
            text.push_str(part);
            if self.forward(1) == "\"" {
                break;
            }
            text.push_str(match self.forward(1) {
                "n" => "\n",
                sign @ ("\"" | "\\" | "/") => sign,
                _ => {
                    self.broken = true;
                    ""
                }
            });
        }
        text
    }

    /// The next byte behind space; 0 at the end.
    fn peek(&mut self) -> u8 {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.rest.bytes().next() {
            self.forward(1);
        }
        self.rest.bytes().next().unwrap_or_default()
    }

    /// Takes what must stand here, behind space.
    fn take(&mut self, token: u8) {
        self.broken |= self.peek() != token;
        self.forward(1);
    }

    fn forward(&mut self, bytes: usize) -> &'a str {
        let Some((taken, rest)) = self.rest.split_at_checked(bytes) else {
            self.broken = true;
            return "";
        };
        self.rest = rest;
        taken
    }
}

/// A whole number. (Measured: `parse` is three times this in Wasm.)
fn whole(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let sign = if digits.len() < text.len() { -1 } else { 1 };
    let mut number = (!digits.is_empty()).then_some(0i32)?;
    for byte in digits.bytes() {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number = number.checked_mul(10)?.checked_add(sign * i32::from(digit))?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_as_a_library_reads_it() {
        let nested = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
        let pack = include_str!("../../../tests/kaders/mini-pakket.json");
        let known = [
            pack,
            r#" { "a" : [ null , true,false , -3, "x" ] ,"b":{ } , "c":[2147483647,-2147483648,0]}"#,
            "\r\n\t 12 ",
            r#""é “\"\\\/\n” ""#,
            "{}",
            "\"\"",
            &nested(32),
        ];
        for json in known {
            assert_eq!(read(json), serde_json::from_str(json).ok(), "{json}");
            assert!(read(json).is_some(), "{json}");
            // No part of it is JSON, and none stops the reader.
            for (end, _) in json.char_indices().take(2_000) {
                let part = json.get(..end).unwrap_or_default();
                let known: Option<Value> = serde_json::from_str(part).ok();
                assert_eq!(read(part), known, "{part}");
            }
        }
        let refused = [
            "",
            " ",
            "tru",
            "nul",
            "1.5",
            "1e3",
            "-",
            "99999999999",
            "2147483648",
            "-2147483649",
            "--1",
            "1-",
            "1a",
            "nulls",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{,}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "\"\\x\"",
            "\"\\t\"",
            "\"\\u12\"",
            "\"\\ud83d\"",
            "\"",
            "\"\\",
            "[1]]",
            "1\0",
            "{} {}",
            "[}",
            "{]",
            "x",
            &nested(33),
        ];
        for json in refused {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
