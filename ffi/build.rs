//! Compiles the C shim of the variadic functions and names the shared library.

fn main() {
    println!("cargo::rerun-if-changed=shim/variadic.c");
    println!("cargo::rerun-if-changed=../include");
    cc::Build::new()
        .file("shim/variadic.c")
        .include("../include")
        .flag("-Wall")
        .flag("-Wextra")
        .flag("-Werror")
        .flag("-fvisibility=hidden")
        .compile("eslng_variadic");
    println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libesl.so.1");
}
