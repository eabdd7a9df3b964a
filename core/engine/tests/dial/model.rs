//! Dial strings to try: ordinary ones, and values that would like to be structure.

use eslng_engine::command::{Application, Argument};
use eslng_engine::dial::{Attempt, DialString, Endpoint, Leg, Originate, SipAddress, Target, Variables};
use eslng_engine::vocabulary::HangupCause;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => r#"[a-z0-9 '"\\,|=;:/%()é]{1,8}"#,
        2 => prop::sample::select(vec![
            "a,b", "it's", "'", "''", "\\", "\\'", "a|b", "^^:a:b", " a ", "{x}", "[x]", "a=b", "%(1,2,3)", "\\n", "x\\,", "<sip:a@b>",
        ]).prop_map(str::to_owned),
    ]
}

fn variables() -> impl Strategy<Value = Variables> {
    let names = prop::sample::subsequence(vec!["a", "sip_h_X-A", "absolute_codec_string", "b"], 0..4);
    let separator = prop::sample::select(vec![',', ',', ',', ':', ';', '!']);
    (names, vec(value(), 4), separator).prop_map(|(names, values, separator)| {
        let separator = if names.is_empty() { ',' } else { separator };
        names.into_iter().zip(values).collect::<Variables>().separated_by(separator)
    })
}

fn sip_address() -> impl Strategy<Value = SipAddress> {
    let parameters = vec("[a-z]{1,3}=[a-z0-9]{1,3}", 0..3);
    ("[a-z0-9@.:|,]{1,10}", option::of("[a-z.]{1,6}"), parameters, option::of("[a-z0-9;@]{1,6}"))
        .prop_map(|(target, registered, parameters, to)| SipAddress { target, registered, parameters, to })
}

fn endpoint() -> impl Strategy<Value = Endpoint> {
    let name = "[a-z0-9 ',|]{1,6}";
    prop_oneof![
        ("[a-z0-9]{1,6}", sip_address()).prop_map(|(profile, address)| Endpoint::Sofia { profile, address }),
        ("[a-z0-9:]{1,6}", sip_address()).prop_map(|(gateway, address)| Endpoint::Gateway { gateway, address }),
        (name, option::of("[a-z.]{1,6}")).prop_map(|(user, domain)| Endpoint::User { user, domain }),
        (name, option::of("[a-z.+F]{1,6}")).prop_map(|(group, domain)| Endpoint::Group { group, domain }),
        (name, option::of("[a-z]{1,4}"), option::of("[A-Z]{1,4}"))
            .prop_map(|(extension, context, dialplan)| Endpoint::Loopback { extension, context, dialplan }),
        Just(Endpoint::Error(HangupCause::NoAnswer)),
        value().prop_map(Endpoint::Verto),
        value().prop_map(Endpoint::Pickup),
        ("[a-z]{1,6}", option::of(value())).prop_map(|(name, data)| Endpoint::Other { name, data }),
    ]
}

fn leg() -> impl Strategy<Value = Leg> {
    (variables(), endpoint()).prop_map(|(variables, endpoint)| Leg { variables, endpoint })
}

fn attempt() -> impl Strategy<Value = Attempt> {
    (variables(), vec(vec(leg(), 1..3), 1..3)).prop_map(|(variables, lists)| Attempt { variables, lists })
}

pub fn dial_string() -> impl Strategy<Value = DialString> {
    (variables(), vec(attempt(), 1..3)).prop_map(|(variables, attempts)| DialString { variables, attempts })
}

fn application() -> impl Strategy<Value = Application> {
    let argument = prop_oneof![
        value().prop_map(Argument::text),
        r#"[a$\{\}'\\()]{0,8}"#.prop_map(Argument::text),
        r#"[a$\{\}'\\]{0,8}"#.prop_map(Argument::expression),
    ];
    ("[a-z_]{1,6}", option::of(argument)).prop_map(|(name, argument)| Application { name, argument })
}

pub fn originate() -> impl Strategy<Value = Originate> {
    let target = prop_oneof![value().prop_map(Target::Extension), vec(application(), 1..3).prop_map(Target::Applications),];
    let word = || option::of(value());
    (dial_string(), target, word(), word(), word(), word(), option::of(1..100_u32)).prop_map(
        |(dial, target, dialplan, context, caller_id_name, caller_id_number, timeout)| Originate {
            dial,
            target,
            dialplan,
            context,
            caller_id_name,
            caller_id_number,
            timeout,
        },
    )
}
