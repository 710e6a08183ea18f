//! From a path in the kader to the file and line it was read from.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;
use voorcheck_rules::kader::Problem;

/// A text file below the kader's folder.
pub(crate) struct TextFile {
    /// Name as written in the kader.
    pub name: String,
    pub text: String,
    line_starts: Vec<usize>,
}

impl TextFile {
    pub fn new(name: String, text: String) -> TextFile {
        let line_starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        TextFile { name, text, line_starts }
    }

    /// The line, from 1, that holds the byte at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset) + 1
    }
}

/// Where every part of a kader stands: file and line by path.
#[derive(Clone, Debug, Default)]
pub struct Places(BTreeMap<String, (String, usize)>);

impl Places {
    /// Gives every problem that has no place the file and line of its path, and sorts all by file and line. A part
    /// that is not in any file (a default, a missing list) gets the place of what should hold it.
    pub fn locate(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let placed = problems.into_iter().map(|problem| match problem.place {
            Some(_) => problem,
            None => {
                let place = self.nearest(&problem.path);
                let message = if problem.code == "duplicate-id" {
                    self.named(problem.message)
                } else {
                    problem.message
                };
                Problem { place, message, ..problem }
            }
        });
        let mut problems: Vec<Problem> = placed.collect();
        problems.sort_by(|a, b| (&a.place, &a.path, a.code).cmp(&(&b.place, &b.path, b.code)));
        problems.dedup();
        problems
    }

    fn nearest(&self, path: &str) -> Option<(String, usize)> {
        let mut path = path;
        loop {
            if let Some(place) = self.0.get(path) {
                return Some(place.clone());
            }
            if path.is_empty() {
                return None;
            }
            path = parent(path);
        }
    }

    /// A message that ends with the path of another part names its file and line instead.
    fn named(&self, message: String) -> String {
        let path = message.rsplit('`').nth(1).unwrap_or_default();
        match self.nearest(path).filter(|_| !path.is_empty()) {
            Some((file, line)) => message.replace(&format!("`{path}`"), &format!("`{file}:{line}`")),
            None => message,
        }
    }

    pub(super) fn insert(&mut self, path: impl Into<String>, file: &str, line: usize) {
        self.0.insert(path.into(), (file.to_owned(), line));
    }

    /// What stands at `path` has the place of what stands at `known`.
    pub(super) fn same(&mut self, known: &str, path: String) {
        if let Some(place) = self.nearest(known) {
            self.0.insert(path, place);
        }
    }

    /// Remembers a value at `path`, found on `line`, and everything below it.
    pub(super) fn insert_value(
        &mut self,
        path: &str,
        file: &TextFile,
        line: usize,
        value: &Spanned<DeValue<'_>>,
    ) {
        self.insert(path, &file.name, line);
        match value.get_ref() {
            DeValue::Array(elements) => {
                for (i, element) in elements.iter().enumerate() {
                    self.insert_value(
                        &format!("{path}[{i}]"),
                        file,
                        file.line(element.span().start),
                        element,
                    );
                }
            }
            DeValue::Table(fields) => {
                // A single condition is the first of a list.
                let single = path.ends_with(".als");
                let path = if single { format!("{path}[0]") } else { path.to_owned() };
                self.insert(path.clone(), &file.name, line);
                for (key, field) in fields {
                    let name: &str = key.get_ref();
                    let name = if name.contains('.') { format!("\"{name}\"") } else { name.to_owned() };
                    self.insert_value(&format!("{path}.{name}"), file, file.line(key.span().start), field);
                }
            }
            _ => {}
        }
    }
}

/// The path without its last step.
pub(crate) fn parent(path: &str) -> &str {
    let end = if path.ends_with(']') {
        path.rfind('[')
    } else if path.ends_with('"') {
        path.rfind(".\"")
    } else {
        path.rfind('.')
    };
    path.get(..end.unwrap_or(0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_up_a_path() {
        let mut path = "actie[0].als[1].\"plan.gat\"[2]";
        let mut steps = Vec::new();
        while !path.is_empty() {
            path = parent(path);
            steps.push(path);
        }
        assert_eq!(
            steps,
            ["actie[0].als[1].\"plan.gat\"", "actie[0].als[1]", "actie[0].als", "actie[0]", "actie", ""]
        );
    }

    #[test]
    fn counts_lines_from_one() {
        let file = TextFile::new("a.toml".into(), "een\ntwee\n\nvier".into());
        assert_eq!([0, 3, 4, 9, 10, 99].map(|offset| file.line(offset)), [1, 1, 2, 3, 4, 4]);
    }
}
