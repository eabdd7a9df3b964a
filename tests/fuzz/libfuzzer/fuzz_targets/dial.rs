#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| eslng_fuzz::dial(data));
