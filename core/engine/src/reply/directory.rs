//! A user of the directory, as `find_user_xml` shows it (mod_commands.c, `find_user_function`).

use super::{Element, ReplyError};
use serde::Serialize;

/// A user, with what its group and its domain give it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DirectoryUser {
    /// Its id.
    pub id: String,
    /// Parameters, which modules read: password, vm-password, dial-string, ...
    pub params: Vec<(String, String)>,
    /// Variables that its channels get: user_context, effective_caller_id_name, ...
    pub variables: Vec<(String, String)>,
    /// All of it.
    pub xml: Element,
}

impl DirectoryUser {
    /// Reads the element `user`.
    ///
    /// # Errors
    /// No XML, or another element.
    pub fn read(text: &str) -> Result<DirectoryUser, ReplyError> {
        let xml = Element::parse(text)?;
        let id = xml.attribute("id").filter(|_| xml.name == "user").ok_or(ReplyError::Lacks("element user with an id"))?;
        Ok(DirectoryUser {
            id: id.to_owned(),
            params: pairs(&xml, "params", "param"),
            variables: pairs(&xml, "variables", "variable"),
            xml,
        })
    }

    /// A parameter.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A variable.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

fn pairs(user: &Element, list: &str, one: &str) -> Vec<(String, String)> {
    let text = |element: &Element, name: &str| element.attribute(name).unwrap_or_default().to_owned();
    let elements = user.children(list).flat_map(|list| list.children(one));
    elements.map(|element| (text(element, "name"), text(element, "value"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user() {
        let text = r#"<user id="1000" number-alias="99"><params><param name="password" value="a&amp;b"></param></params>
            <variables><variable name="user_context" value="default"/></variables><gateways/></user>"#;
        let user = DirectoryUser::read(text).expect("it is a user");
        assert_eq!(
            (user.id.as_str(), user.param("password"), user.variable("user_context")),
            ("1000", Some("a&b"), Some("default"))
        );
        assert_eq!((user.xml.attribute("number-alias"), user.param("x")), (Some("99"), None));
        assert!(user.xml.child("gateways").is_some());
        assert!(DirectoryUser::read("<domain id='x'/>").is_err());
    }
}
