//! Dial strings: build then parse is the identity, parse never panics, hostile values, refusals, and what people write.

mod model;

use eslng_engine::command::{Application, Argument};
use eslng_engine::dial::{DialError, DialProblem, DialString, Endpoint, Leg, Originate, SipAddress, Target};
use eslng_engine::vocabulary::HangupCause;
use proptest::prelude::*;

fn problem<T: std::fmt::Debug>(result: Result<T, DialError>) -> DialProblem {
    result.expect_err("it is refused").problem
}

#[test]
fn what_people_write() {
    let gateway = || Endpoint::gateway("x", "1234");
    for (dial, text) in [
        (DialString::from(Endpoint::user("1000@lab.test")), "user/1000@lab.test"),
        (DialString::from(gateway()).with("a", "b").with("c", "d e"), "{a=b,c=d e}sofia/gateway/x/1234"),
        (
            DialString::in_turn([Leg::from(gateway()).with("leg_timeout", "1"), Endpoint::user("1000").into()]),
            "[leg_timeout=1]sofia/gateway/x/1234|user/1000",
        ),
        (
            DialString::together([Endpoint::user("1001"), Endpoint::user("1002"), Endpoint::user("1003")]),
            "user/1001,user/1002,user/1003",
        ),
        (
            DialString::from(gateway()).with("ringback", "%(2000,4000,440.0)"),
            "{ringback='%(2000,4000,440.0)'}sofia/gateway/x/1234",
        ),
        (DialString::from(gateway()).with("a", "it's"), r"{a=it\\\'s}sofia/gateway/x/1234"),
        (DialString::from(Leg::from(gateway()).with("a", "b,c")), r"[a=b\,c]sofia/gateway/x/1234"),
        (
            DialString::from(gateway()).with("fail_on_single_reject", "^^:CALL_REJECTED:USER_BUSY"),
            "{fail_on_single_reject=^^:CALL_REJECTED:USER_BUSY}sofia/gateway/x/1234",
        ),
        (DialString::from(Endpoint::Error(HangupCause::UserBusy)), "error/USER_BUSY"),
        (
            DialString::from(Endpoint::Loopback { extension: "9196".into(), context: Some("default".into()), dialplan: None }),
            "loopback/9196/default",
        ),
        (
            DialString::from(Endpoint::Sofia {
                profile: "example".into(),
                address: SipAddress { registered: Some("pbx.internal".into()), ..SipAddress::new("300") },
            }),
            "sofia/example/300%pbx.internal",
        ),
        (
            DialString::from(Endpoint::Sofia {
                profile: "internal".into(),
                address: SipAddress {
                    parameters: vec!["transport=tcp".into()],
                    to: Some("11112222".into()),
                    ..SipAddress::new("33334444@host")
                },
            }),
            "sofia/internal/33334444@host;transport=tcp^11112222",
        ),
        (DialString::from(Endpoint::Other { name: "portaudio".into(), data: None }), "portaudio"),
    ] {
        assert_eq!(dial.build().as_deref(), Ok(text));
        assert_eq!(DialString::parse(text), Ok(dial));
    }
}

#[test]
fn enterprise_and_lists_in_one() {
    let text = "<a=1>{b=2}user/1,[c=3]user/2|user/3:_:{^^;d=4;e=5,6}user/4";
    let dial = DialString::parse(text).expect("it is a dial string");
    assert_eq!(dial.variables.get("a"), Some("1"));
    assert_eq!(dial.attempts.len(), 2);
    assert_eq!(dial.attempts[0].lists[0][1].variables.get("c"), Some("3"));
    assert_eq!(dial.attempts[1].variables.get("e"), Some("5,6"));
    assert_eq!(dial.legs().count(), 4);
    assert_eq!(dial.build().as_deref(), Ok(text));
    // Several sets are one, and blanks before them do not count.
    let dial = DialString::parse(" {a=1}{b=2} [c=3][d=4]user/1").expect("it is a dial string");
    assert_eq!(dial.build().as_deref(), Ok("{a=1,b=2}[c=3,d=4]user/1"));
}

#[test]
fn what_recordings_and_documents_hold() {
    let line = "originate {lab_in='hello world',origination_caller_id_name='Al & Bo',origination_caller_id_number=555}loopback/5000/default &park";
    let originate = Originate::parse(line).expect("a recording sent it");
    assert_eq!(originate.dial.attempts[0].variables.get("origination_caller_id_name"), Some("Al & Bo"));
    assert_eq!(originate.target, Target::from(Application::new("park")));
    assert_eq!(originate.line().as_deref(), Ok(line));

    let originate = Originate {
        context: Some("context_3".into()),
        dialplan: Some("xml".into()),
        ..Originate::extension(Endpoint::sofia("internal", "1000"), "3001")
    };
    assert_eq!(originate.line().as_deref(), Ok("originate sofia/internal/1000 3001 xml context_3"));
    let originate = Originate { timeout: Some(20), ..Originate::extension(Endpoint::user("1"), "2") };
    assert_eq!(originate.line().as_deref(), Ok("originate user/1 2 undef undef undef undef 20"));
}

#[test]
fn a_parenthesis_moves_it_to_the_inline_dialplan() {
    let call = |argument: &str| Originate::application(Endpoint::user("1"), Application::new("playback").with(argument)).line();
    assert_eq!(call("a b").as_deref(), Ok("originate user/1 '&playback(a b)'"));
    assert_eq!(call("tone_stream://%(1,2,3)").as_deref(), Ok(r"originate user/1 playback:tone_stream://%(1\,2\,3) inline"));
    assert_eq!(call("${system(x)}").as_deref(), Ok(r"originate user/1 playback:\${system(x)} inline"));
    let expression = Application::new("playback").with(Argument::expression("${a_file}"));
    assert_eq!(
        Originate::application(Endpoint::user("1"), expression).line().as_deref(),
        Ok("originate user/1 &playback(${a_file})")
    );
}

#[test]
fn refusals_name_their_reason() {
    let with = |value: &str| DialString::from(Endpoint::user("1")).with("a", value).build();
    assert_eq!(problem(with("")), DialProblem::Empty);
    assert_eq!(problem(with("x\ny")), DialProblem::Control('\n'));
    assert_eq!(problem(with("x\0y")), DialProblem::Control('\0'));
    assert_eq!(problem(with("x}user/2")), DialProblem::Unbalanced('{'));
    assert_eq!(problem(with("${system(rm)}")), DialProblem::Expansion);
    assert_eq!(problem(with("a:_:b")), DialProblem::Enterprise);
    assert_eq!(problem(with("Origination_nested_vars=TRUE")), DialProblem::NestedVariables);
    assert!(with("{json}").is_ok());

    let named = |name: &str| DialString::from(Endpoint::user("1")).with(name, "1").build();
    for name in ["", "a=b", "a,b", "a b", "a}b", "^^:a", "${a}", "a'b"] {
        named(name).expect_err(name);
    }
    assert_eq!(problem(named("leg_timeout")), DialProblem::Scope("in [], for one leg"));
    let leg = Leg::from(Endpoint::user("1")).with("ignore_early_media", "true");
    assert_eq!(problem(DialString::from(leg).build()), DialProblem::Scope("in {}, for all legs"));

    let twice = DialString::from(Endpoint::user("1")).with("a", "1").with("a", "2");
    assert_eq!(problem(twice.build()), DialProblem::Twice);
    let shared = DialString::together([Endpoint::user("1"), Endpoint::user("2")]).with("origination_uuid", "u");
    assert_eq!(problem(shared.build()), DialProblem::SharedUuid);
    let own = |uuid: &str, user: &str| Leg::from(Endpoint::user(user)).with("origination_uuid", uuid);
    assert_eq!(problem(DialString::together([own("u", "1"), own("u", "2")]).build()), DialProblem::SharedUuid);
    assert!(DialString::together([own("u", "1"), own("v", "2")]).build().is_ok());

    for endpoint in [
        Endpoint::sofia("gateway", "x"),
        Endpoint::sofia("a/b", "x"),
        Endpoint::sofia("internal", "1%2"),
        Endpoint::user(""),
        Endpoint::Loopback { extension: "1".into(), context: None, dialplan: Some("XML".into()) },
        Endpoint::Other { name: "user".into(), data: Some("1000".into()) },
        Endpoint::Other { name: "[a".into(), data: None },
        Endpoint::Verto("${x}".into()),
    ] {
        DialString::from(endpoint.clone()).build().expect_err(&format!("{endpoint:?}"));
    }
    assert_eq!(problem(DialString::default().build()), DialProblem::Empty);
    assert_eq!(problem(DialString::parse("")), DialProblem::Empty);
    assert_eq!(problem(DialString::parse("{a=b")), DialProblem::Unclosed);
    assert_eq!(problem(DialString::parse("{a}user/1")), DialProblem::NotAPair);
    let many = DialString::together((0..129).map(|user| Endpoint::user(&user.to_string())));
    assert_eq!(problem(many.build()), DialProblem::TooMany);

    let target = |extension: &str| Originate::extension(Endpoint::user("1"), extension).line();
    assert_eq!(problem(target("&system(rm)")), DialProblem::NotReadBack);
    assert_eq!(problem(target("undef")), DialProblem::NotReadBack);
    assert_eq!(problem(target("")), DialProblem::Empty);
    assert_eq!(problem(target("a\r\nb")), DialProblem::Control('\r'));
    let application = |name: &str| Originate::application(Endpoint::user("1"), Application::new(name)).line();
    for name in ["a(b", "a:b", "a b", "a,b", ""] {
        application(name).expect_err(name);
    }
    let dialplan =
        |dialplan: &str| Originate { dialplan: Some(dialplan.into()), ..Originate::extension(Endpoint::user("1"), "x") }.line();
    assert_eq!(problem(dialplan("inline")), DialProblem::NotReadBack);
    assert_eq!(problem(Originate::parse("originate x")), DialProblem::NotOriginate);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_is_built_is_read_back(dial in model::dial_string()) {
        if let Ok(text) = dial.build() {
            prop_assert_eq!(DialString::parse(&text), Ok(dial));
        }
    }

    #[test]
    fn harmless_values_are_never_refused(values in prop::collection::vec(r#"[ -#%-;=?-Z^-z|~'"\\,]{1,8}"#, 1..4)) {
        let mut leg = Leg::from(Endpoint::user("1"));
        let mut dial = DialString::from(Endpoint::user("2"));
        for (at, value) in values.iter().enumerate() {
            prop_assume!(!value.contains(":_:"));
            leg = leg.with(format!("v{at}"), value);
            dial = dial.with(format!("v{at}"), value);
        }
        dial.attempts[0].lists.push(vec![leg.clone(), leg]);
        let text = dial.build().map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(DialString::parse(&text), Ok(dial));
    }

    #[test]
    fn originate_is_read_back(originate in model::originate()) {
        if let Ok(line) = originate.line() {
            prop_assert!(!line.contains(['\n', '\r', '\0']));
            prop_assert_eq!(Originate::parse(&line), Ok(originate));
        }
    }

    #[test]
    fn reading_never_panics(text in r#"[ab=,|:_'"\\ \[\]{}<>^&()/%;s$é]{0,40}"#) {
        if let Ok(dial) = DialString::parse(&text)
            && let Ok(built) = dial.build()
        {
            prop_assert_eq!(DialString::parse(&built), Ok(dial));
        }
        let _ = Originate::parse(&text);
    }
}

#[test]
fn most_of_the_models_can_be_built() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let built = (0..500).filter(|_| {
        let tree = model::dial_string().new_tree(&mut runner).expect("the strategy gives a model");
        tree.current().build().is_ok()
    });
    let built = built.count();
    assert!(built > 250, "{built} of 500: the property test would prove little");
}
