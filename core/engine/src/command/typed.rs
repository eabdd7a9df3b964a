//! What the builders of API commands and of applications share: fields to values, in the order of the entry's syntax.

macro_rules! typed {
    ($module:ident, $typed:ident, $name:ident, $entry:literal, ($($required:ident: $taken:ty),*), ($($optional:ident),*), ($($field:ident),*)) => {
        impl $name {
            /// With what it must have, and nothing else.
            #[allow(clippy::new_without_default, clippy::too_many_arguments)]
            pub fn new($($required: $taken),*) -> Self {
                $name { $($required: $required.into(),)* $($optional: Default::default(),)* }
            }
        }

        impl crate::command::$module::$typed for $name {
            fn entry(&self) -> &'static crate::command::$module::Entry {
                crate::command::$module::Entry::named($entry).expect("its builder was written from its entry")
            }

            fn values(
                &self,
            ) -> Result<Vec<Option<crate::command::syntax::Value>>, crate::command::syntax::ArgumentError> {
                #[allow(unused_variables)]
                let fail = |name: &str| {
                    let name = name.trim_start_matches("r#").to_owned();
                    move |problem| crate::command::syntax::ArgumentError::new($entry, &name, problem)
                };
                Ok(vec![
                    $(crate::command::syntax::ToValue::to_value(&self.$field).map_err(fail(stringify!($field)))?,)*
                ])
            }
        }
    };
}

pub(super) use typed;
