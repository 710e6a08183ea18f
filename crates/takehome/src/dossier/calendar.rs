//! The dates of the timeline as iCalendar (RFC 5545), for a calendar that others may see.
//!
//! Only dates with an `agenda` in the kader that are not over are in it, under that name: a calendar says nothing about why.
//! The file holds no other word of the assessment, and its ids are no words either.

use time::Weekday;
use voorcheck_rules::kader::date::{format, parse};
use voorcheck_rules::kader::holidays;

use super::Dossier;
use crate::wording::date_with_day;

/// Octets of a line without its end (RFC 5545, section 3.1).
const WIDTH: usize = 75;

pub(super) fn write(dossier: &Dossier<'_>) -> String {
    let kader = dossier.kader;
    let mut events: Vec<(usize, &str, &str)> = Vec::new();
    for entry in &dossier.assessment.timeline {
        let dates = kader.dates.iter().map(|one| (&one.id, &one.calendar));
        let moments = kader.moments.iter().map(|one| (&one.id, &one.calendar));
        let found = dates.chain(moments).enumerate().find(|(_, (id, _))| **id == entry.id);
        if let Some((number, (_, Some(name)))) = found
            && entry.date >= dossier.assessment.today
        {
            events.push((number, &entry.date, dossier.say(name)));
        }
    }
    if events.is_empty() {
        return String::new();
    }

    // The same plan gives the same ids, so that reading the file twice gives no doubles; another plan, of another person
    // perhaps, gives others, so that it never takes the place of this one. (FNV-1a, over nothing but the dates.)
    let mut plan = 0x811c_9dc5_u32;
    for (number, date, _) in &events {
        for byte in digits(date).bytes().chain([*number as u8]) {
            plan = (plan ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    let mut file = String::new();
    let stamp = digits(&dossier.assessment.today);
    line(&mut file, &["BEGIN:VCALENDAR"]);
    line(&mut file, &["VERSION:2.0"]);
    line(&mut file, &["PRODID:-//Voorcheck//NL"]);
    for (number, date, name) in &events {
        line(&mut file, &["BEGIN:VEVENT"]);
        let id = ["UID:", &plan.to_string(), "-", &number.to_string(), "@voorcheck.invalid"];
        line(&mut file, &id);
        line(&mut file, &["DTSTAMP:", &stamp, "T000000Z"]);
        line(&mut file, &["DTSTART;VALUE=DATE:", &digits(date)]);
        line(&mut file, &["SUMMARY:", &escaped(name)]);
        if let Some(day) = working_day(dossier, date) {
            line(&mut file, &["DESCRIPTION:Eerste werkdag: ", &date_with_day(&day)]);
        }
        // Nobody is busy because of it.
        line(&mut file, &["TRANSP:TRANSPARENT"]);
        // Nine in the morning of the day a week before.
        file.push_str("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P6DT15H\r\n");
        line(&mut file, &["DESCRIPTION:", &escaped(name)]);
        file.push_str("END:VALARM\r\nEND:VEVENT\r\n");
    }
    line(&mut file, &["END:VCALENDAR"]);
    file
}

/// The first working day after a date that is none; the date itself stays as it is.
fn working_day(dossier: &Dossier<'_>, date: &str) -> Option<String> {
    let given = parse(date)?;
    let mut day = given;
    let holidays = &dossier.kader.holidays;
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        || holidays.iter().any(|holiday| holidays::day(holiday, day.year()) == Some(day))
    {
        day = day.next_day()?;
    }
    (day != given).then(|| format(day))
}

/// A text value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | ';' | ',') {
            value.push('\\');
        }
        if letter == '\n' { value.push_str("\\n") } else { value.push(letter) }
    }
    value
}

/// A date without its hyphens.
fn digits(date: &str) -> String {
    let mut digits = String::new();
    for part in date.split('-') {
        digits.push_str(part);
    }
    digits
}

/// A content line in parts, folded between letters.
#[inline(never)]
fn line(file: &mut String, parts: &[&str]) {
    let mut octets = 0;
    for letter in parts.concat().chars() {
        if octets + letter.len_utf8() > WIDTH {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(letter);
        octets += letter.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fold_between_letters() {
        let mut file = String::new();
        line(&mut file, &["é"; 80]);
        let lines: Vec<&str> = file.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
        assert!(lines.iter().skip(1).all(|line| line.starts_with(' ')));
        assert_eq!(file.replace("\r\n ", "").trim_end(), "é".repeat(80));
    }

    #[test]
    fn a_full_line_is_not_folded() {
        let folded = |letters: usize| {
            let mut file = String::new();
            line(&mut file, &[&"a".repeat(letters)]);
            file.contains("\r\n ")
        };
        assert_eq!((folded(WIDTH), folded(WIDTH + 1)), (false, true));
    }

    #[test]
    fn text_values_are_escaped() {
        assert_eq!(escaped("a; b, c\\d\ne"), "a\\; b\\, c\\\\d\\ne");
    }
}
