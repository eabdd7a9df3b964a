"""Every text that a caller can hand to the public API, found by introspection, so that a new method is looked at too."""

import inspect
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import eslng
from eslng import DialString, Expression

#: What stands for arguments that are not looked at just now, by their names; a text for all others.
SAMPLES: dict[str, Any] = {
    "arguments": (),
    "body": "body",
    "cause": "USER_BUSY",
    "custom": ("a::b",),
    "dial": "user/1000",
    "format": "plain",
    "headers": {"A": "b"},
    "kind": "NUMBER",
    "log": "debug",
    "method": "PRONOUNCED",
    "names": ("HEARTBEAT",),
    "target": "&park",
}


@dataclass(frozen=True)
class Place:
    """A text of a method: ``build`` makes the arguments with a given text in it."""

    method: str
    name: str
    build: Callable[[str], tuple[list[Any], dict[str, Any]]]

    def __str__(self) -> str:
        return f"{self.method}({self.name})"


def methods(kind: type) -> Iterator[tuple[str, inspect.Signature]]:
    """The public methods of a class with their types."""
    for name, method in inspect.getmembers(kind, inspect.isfunction):
        if not name.startswith("_"):
            yield name, inspect.signature(method, eval_str=True, locals=vars(eslng))


def takes_text(annotation: Any) -> bool:
    """Whether a text fits this type, other than as one of a few words."""
    if annotation in (str, object, Any):
        return True
    return any(takes_text(part) for part in typing.get_args(annotation)) and typing.get_origin(annotation) is not typing.Literal


def sample(parameter: inspect.Parameter) -> Any:
    """A value for an argument that must be given and is not looked at."""
    if parameter.name in SAMPLES:
        return SAMPLES[parameter.name]
    for kind, value in ((str, "x"), (bool, False), (int, 1), (float, 1.0), (dict, {"a": "b"}), (list, ["a"])):
        annotation = parameter.annotation
        if annotation is kind or kind in typing.get_args(annotation) or typing.get_origin(annotation) is kind:
            return value
    literals = [part for part in typing.get_args(parameter.annotation) if isinstance(part, str)]
    return literals[0] if literals else "x"


def wrapped(annotation: Any, text: str) -> Iterator[tuple[str, Any]]:
    """The ways in which a text may stand in an argument of this type."""
    parts = [annotation, *typing.get_args(annotation)]
    origins = [origin for part in parts if isinstance(origin := typing.get_origin(part), type)]
    if any(part in parts for part in (str, object, Any)):
        yield "", text
    if Expression in parts:
        yield " as an expression", Expression(text)
    if DialString in parts:
        yield " as an endpoint", DialString(text)
        yield " as a variable", DialString("user/1", {"a": text})
        yield " as a variable's name", DialString("user/1", {text: "a"})
        yield " as a leg's variable", DialString.together(("user/1", {"a": text}), "user/2")
    if any(issubclass(origin, Mapping) for origin in origins):
        yield " as a value", {"A": text}
        yield " as a name", {text: "a"}
    if any(origin in (list, tuple, Iterable) for origin in origins):
        yield " as an element", [text]


def places(kind: type) -> Iterator[Place]:
    """Every text that the methods of a class take."""
    for name, signature in methods(kind):
        for looked_at in list(signature.parameters.values())[1:]:
            yield from _places_of(name, signature, looked_at)


def _places_of(method: str, signature: inspect.Signature, looked_at: inspect.Parameter) -> Iterator[Place]:
    annotation = looked_at.annotation
    if looked_at.kind is looked_at.VAR_KEYWORD:
        if typing.get_origin(annotation) is typing.Unpack:
            (options,) = typing.get_args(annotation)
            for option, its in typing.get_type_hints(options).items():
                for way, _ in wrapped(its, "x"):
                    yield Place(method, f"{option}{way}", _building(signature, looked_at, its, way, option))
            return
        yield Place(method, f"{looked_at.name} as a value", _building(signature, looked_at, str, "", "a"))
        yield Place(method, f"{looked_at.name} as a name", _building(signature, looked_at, str, "", None))
        return
    for way, _ in wrapped(annotation, "x"):
        yield Place(method, f"{looked_at.name}{way}", _building(signature, looked_at, annotation, way, None))


def _building(
    signature: inspect.Signature, looked_at: inspect.Parameter, annotation: Any, way: str, option: str | None
) -> Callable[[str], tuple[list[Any], dict[str, Any]]]:
    def build(text: str) -> tuple[list[Any], dict[str, Any]]:
        given: list[Any] = []
        named: dict[str, Any] = {}
        value = dict(wrapped(annotation, text))[way]
        for parameter in list(signature.parameters.values())[1:]:
            is_it = parameter.name == looked_at.name
            if parameter.kind is parameter.VAR_POSITIONAL:
                given += [value] if is_it else list(SAMPLES.get(parameter.name, ()))
            elif parameter.kind is parameter.VAR_KEYWORD:
                if is_it:
                    named |= {text: "a"} if option is None else {option: value}
            elif is_it or parameter.default is parameter.empty:
                chosen = value if is_it else sample(parameter)
                if parameter.kind is parameter.KEYWORD_ONLY:
                    named[parameter.name] = chosen
                else:
                    given.append(chosen)
            elif parameter.kind is not parameter.KEYWORD_ONLY:
                given.append(parameter.default)
        return given, named

    return build
