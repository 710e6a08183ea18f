//! The door of a municipality: where somebody goes with a step that is done there. The site that shows the check knows it, a
//! kader does not.

use voorcheck_rules::kader::model::Contact;

use crate::wording;

/// How to get to a municipality; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Door {
    /// What it is called there.
    pub name: String,
    /// The address of its page.
    pub link: String,
    /// Its number, as people write it.
    pub phone: String,
    /// Its address for mail.
    pub mail: String,
    /// The day on which somebody looked whether this holds, `YYYY-MM-DD`.
    pub checked_on: String,
}

/// A way to get there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Its page.
    Page,
    /// Its telephone.
    Phone,
    /// Its mail.
    Mail,
}

impl Door {
    /// The ways there are, what comes first for who does this in front.
    pub fn ways(&self, what: Contact) -> Vec<(Way, &str)> {
        let mut ways = [(Way::Page, &*self.link), (Way::Phone, &*self.phone), (Way::Mail, &*self.mail)];
        if what == Contact::Call {
            ways.swap(0, 1);
        }
        let mut there = Vec::new();
        for way in ways {
            if !way.1.is_empty() {
                there.push(way);
            }
        }
        there
    }

    /// The number as a telephone dials it.
    pub fn dialled(&self) -> String {
        self.phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()
    }

    /// When this was looked at, in a few words; nothing when nobody says so.
    pub fn checked(&self) -> String {
        if self.checked_on.is_empty() {
            return String::new();
        }
        ["nagegaan op ", &wording::date(&self.checked_on)].concat()
    }

    /// All of it in one line: "Wijkteam: https://…, telefoon 035 …, mail … (nagegaan op 1 december 2026)".
    pub fn line(&self, what: Contact) -> String {
        let mut line = self.name.clone();
        let mut before = ": ";
        for (way, text) in self.ways(what) {
            let name = match way {
                Way::Page => "",
                Way::Phone => "telefoon ",
                Way::Mail => "mail ",
            };
            for part in [std::mem::replace(&mut before, ", "), name, text] {
                line.push_str(part);
            }
        }
        let checked = self.checked();
        if !checked.is_empty() {
            for part in [" (", &checked, ")"] {
                line.push_str(part);
            }
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door() -> Door {
        Door {
            name: "Wijkteam".into(),
            link: "https://stad.example/hulp".into(),
            phone: "+31 (0)35 - 123 45 67".into(),
            mail: "team@stad.example".into(),
            checked_on: "2026-11-30".into(),
        }
    }

    #[test]
    fn who_calls_reads_the_number_first() {
        let day = wording::date("2026-11-30");
        let apply = format!(
            "Wijkteam: https://stad.example/hulp, telefoon +31 (0)35 - 123 45 67, mail team@stad.example (nagegaan op {day})"
        );
        assert_eq!(door().line(Contact::Apply), apply);
        assert_eq!(door().ways(Contact::Call).first(), Some(&(Way::Phone, "+31 (0)35 - 123 45 67")));
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        let door = Door { name: "Wijkteam".into(), phone: "14 035".into(), ..Door::default() };
        assert_eq!(door.line(Contact::Apply), "Wijkteam: telefoon 14 035");
        assert_eq!(Door { name: "Wijkteam".into(), ..Door::default() }.line(Contact::Call), "Wijkteam");
    }
}
