'use strict'
// Builds the native part, and the test switch beside it, into prebuilds/PLATFORM-ARCH-LIBC: the install script.
//
//     node scripts/build.js [--debug] [--if-needed]
//
// --if-needed  does nothing where a file for this platform is there and loads: a package with prebuilt files needs no Rust
// --debug      builds without optimisation, for tests

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { platform } = require('../lib/platform')

const root = path.join(__dirname, '..', '..', '..')
const debug = process.argv.includes('--debug')

const folder = path.join(__dirname, '..', 'prebuilds', platform)

function isThere() {
  try {
    require(path.join(folder, 'eslng.node'))
    return true
  } catch {
    return false
  }
}

function fail(why) {
  console.error(`eslng: ${why}`)
  process.exit(1)
}

/** npm only warns of `engines`, and what it builds then for minutes is tested with none of these. */
function needsNode(wanted) {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return
  fail(`Node ${wanted} or newer is needed, and this is ${process.version}. One for a project alone, in its folder:
    npm install node@${wanted}
    export PATH=$PWD/node_modules/.bin:$PATH
then install again.`)
}

/** Where cargo puts what it builds. */
function cargo() {
  const args = ['build', '--quiet', '--message-format=json', '-p', 'eslng-node', '-p', 'eslng-switch']
  if (!debug) args.push('--release')
  const built = spawnSync('cargo', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 })
  if (built.error) fail(`cargo cannot be run (${built.error.message}): install Rust from https://rustup.rs`)
  if (built.status !== 0) fail('cargo build failed')
  const artifacts = built.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter((message) => message.reason === 'compiler-artifact')
  const of = (name) => artifacts.find((artifact) => artifact.target.name === name && (name !== 'eslng-switch' || artifact.executable))
  return { addon: of('eslng_node')?.filenames[0], testSwitch: of('eslng-switch')?.executable }
}

/** A process may have the old file open: it keeps that one. */
function put(from, name) {
  const temporary = path.join(folder, `.${name}.${process.pid}`)
  fs.copyFileSync(from, temporary)
  fs.renameSync(temporary, path.join(folder, name))
}

needsNode(20)
if (!(process.argv.includes('--if-needed') && isThere())) {
  if (!fs.existsSync(path.join(root, 'Cargo.toml'))) fail(`there is no prebuilt file for ${platform}, and the sources are not here: npm install --install-links=false FOLDER builds it where it lies`)
  const { addon, testSwitch } = cargo()
  if (!addon || !testSwitch) fail('cargo built no addon')
  fs.mkdirSync(folder, { recursive: true })
  put(addon, 'eslng.node')
  put(testSwitch, 'eslng-switch')
}
