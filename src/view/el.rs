//! A small builder over Yew's elements.
//!
//! The `html!` macro writes out every element in full, some four hundred bytes of Wasm each; this page has more than a
//! hundred, and calls these functions instead.

use std::rc::Rc;

use web_sys::Event as DomEvent;
use yew::virtual_dom::{Listener, ListenerKind, VList, VTag, VText};
use yew::{AttrValue, Callback, Html};

/// An element in the making.
pub struct El(Box<VTag>);

/// Starts an element.
pub fn el(name: &'static str) -> El {
    El(Box::new(VTag::new(name)))
}

/// Starts an element with classes.
pub fn classed(name: &'static str, class: &str) -> El {
    el(name).attr("class", class)
}

/// A text.
pub fn text(text: &str) -> Html {
    VText::new(AttrValue::Rc(text.into())).into()
}

/// Several nodes as one.
pub fn group(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> El {
        self.0.add_attribute(name, AttrValue::Rc(value.into()));
        self
    }

    /// Sets an attribute, if there is a value.
    pub fn attr_if(self, name: &'static str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Tells this element from its siblings, so that it is kept when they change and new when it does.
    pub fn key(mut self, key: &str) -> El {
        self.0.key = Some(key.into());
        self
    }

    /// Adds a text.
    pub fn text(self, content: &str) -> El {
        self.child(text(content))
    }

    /// Adds a node.
    pub fn child(self, child: impl Into<Html>) -> El {
        self.push(child.into())
    }

    /// Adds a node, or keeps its place: siblings that move would lose their focus.
    pub fn child_if<T: Into<Html>>(self, child: Option<T>) -> El {
        self.push(child.map(Into::into).unwrap_or_default())
    }

    /// Adds nodes.
    pub fn children<T: Into<Html>>(self, children: impl Iterator<Item = T>) -> El {
        let children = children.map(Into::into).collect();
        self.push(group(children))
    }

    /// The value and whether it is chosen, of a radio button.
    pub fn choice(mut self, value: &str, checked: bool) -> El {
        self.0.set_checked(checked);
        self.value(value)
    }

    /// The value of a field.
    pub fn value(mut self, value: &str) -> El {
        self.0.set_value(Some(AttrValue::Rc(value.into())));
        self
    }

    /// Listens.
    pub fn on(mut self, kind: fn() -> ListenerKind, callback: Callback<DomEvent>) -> El {
        self.0.add_listener(Rc::new(Heard { kind, callback }));
        self
    }

    #[inline(never)]
    fn push(mut self, child: Html) -> El {
        self.0.add_child(child);
        self
    }
}

impl From<El> for Html {
    fn from(el: El) -> Html {
        (*el.0).into()
    }
}

/// A listener of any kind.
struct Heard {
    kind: fn() -> ListenerKind,
    callback: Callback<DomEvent>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: DomEvent) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
