//! XML that a command answers with, as a tree.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event as Token};
use serde::Serialize;

use super::ReplyError;

/// An element, its attributes, the elements in it, and its own text without outer white space.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes, in order.
    pub attributes: Vec<(String, String)>,
    /// The elements in it, in order.
    pub children: Vec<Element>,
    /// Its own text.
    pub text: String,
}

/// FreeSWITCH's answers are some levels deep; what is deeper than this is no answer.
const DEEPEST: usize = 64;

impl Element {
    /// Reads a document.
    ///
    /// # Errors
    /// What is no XML, or has no element.
    pub fn parse(text: &str) -> Result<Element, ReplyError> {
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Element> = Vec::new();
        loop {
            let fail = |error: &dyn std::fmt::Display| ReplyError::Xml(error.to_string());
            let token = reader.read_event().map_err(|error| fail(&error))?;
            let closed = match token {
                Token::Start(tag) => {
                    if open.len() == DEEPEST {
                        return Err(fail(&"its elements are too deep"));
                    }
                    open.push(Element::begin(&tag).map_err(|error| fail(&error))?);
                    None
                }
                Token::Empty(tag) => Some(Element::begin(&tag).map_err(|error| fail(&error))?),
                Token::End(_) => open.pop(),
                Token::Text(piece) => {
                    if let Some(element) = open.last_mut() {
                        element.text += &piece.into_inner();
                    }
                    None
                }
                Token::CData(piece) => {
                    if let Some(element) = open.last_mut() {
                        element.text += &piece.into_inner();
                    }
                    None
                }
                Token::GeneralRef(name) => {
                    let entity = format!("&{};", name.into_inner());
                    let meant = unescape(&entity).map_err(|error| fail(&error))?;
                    if let Some(element) = open.last_mut() {
                        element.text += &meant;
                    }
                    None
                }
                Token::Eof => return Err(fail(&"it ends before its element")),
                _ => None,
            };
            if let Some(mut element) = closed {
                element.text = element.text.trim().to_owned();
                match open.last_mut() {
                    Some(outer) => outer.children.push(element),
                    None => return Ok(element),
                }
            }
        }
    }

    fn begin(tag: &BytesStart<'_>) -> Result<Element, Box<dyn std::error::Error>> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute?;
            let name = attribute.key.into_inner().to_owned();
            attributes.push((name, unescape(&attribute.value)?.into_owned()));
        }
        Ok(Element { name: tag.name().into_inner().to_owned(), attributes, ..Element::default() })
    }

    /// The first element of this name in it.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children(name).next()
    }

    /// The elements of this name in it.
    pub fn children(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree() {
        let tree = Element::parse(r#"<?xml version="1.0"?><a x="1 &amp; 2"><b>c &lt; d</b><b/></a>"#).expect("it is XML");
        assert_eq!(tree.attribute("x"), Some("1 & 2"));
        assert_eq!(tree.child("b").map(|b| b.text.as_str()), Some("c < d"));
        assert_eq!(tree.children("b").count(), 2);
        for text in ["", "text", "<a>", "<a x=></a>", &"<a>".repeat(1000)] {
            Element::parse(text).expect_err(text);
        }
    }
}
