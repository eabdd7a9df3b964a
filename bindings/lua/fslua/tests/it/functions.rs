//! Every function of the API in scripts of `tests/functions`, which check what came of it themselves.

use std::os::unix::fs::PermissionsExt;

use fslua::host::Host;

use crate::harness::{Folder, options, run, run_for_call, succeeded, switch, tests};

/// Scripts whose first line is `-- for a call` run for one that the switch connects; all others place calls.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scripts_of_functions_succeed() {
    let switch = switch();
    let folder = Folder::new();
    let sendmail = folder.write("sendmail", &format!("#!/bin/sh\ncat > {}/mail\n", folder.0.display()));
    std::fs::set_permissions(&sendmail, std::fs::Permissions::from_mode(0o755)).unwrap();
    let given = fslua::config::Options { sendmail: Some(sendmail), ..options(&switch, &folder) };
    let host = Host::new(given).unwrap();
    let only = std::env::var("FSLUA_FUNCTION").unwrap_or_default();
    let mut scripts: Vec<_> = std::fs::read_dir(tests().join("functions")).unwrap().map(|entry| entry.unwrap().path()).collect();
    scripts.retain(|path| path.extension().is_some_and(|extension| extension == "lua"));
    scripts.retain(|path| path.to_string_lossy().contains(&only));
    scripts.sort();
    assert!(!scripts.is_empty());
    let mut failed = Vec::new();
    for script in scripts {
        let name = script.file_name().unwrap().to_string_lossy().into_owned();
        let is_for_call = std::fs::read_to_string(&script).unwrap().starts_with("-- for a call");
        let outcome = match is_for_call {
            true => run_for_call(&switch, &host, &script, "async full").await.1,
            false => run(&host, &script, &[&folder.0.display().to_string()]).await,
        };
        failed.extend(succeeded(&name, &outcome).err());
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
