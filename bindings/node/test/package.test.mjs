// The package as npm has it: what is in its file, and that it runs where it is installed, without Rust where its native part is there for the platform.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('..', import.meta.url))
const { platform } = createRequire(import.meta.url)('../lib/platform.js')

/** How long npm may take, in ms: it reads and writes files, nothing comes over the network. */
const LIMIT = 120_000

let folder
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'eslng-package-'))
})
after(() => rmSync(folder, { recursive: true }))

/** Runs a program of this Node's in a folder, where there is no cargo; what it printed. */
function run(cwd, command, ...args) {
  const PATH = [path.dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(path.delimiter)
  const env = { PATH, HOME: folder, npm_config_cache: path.join(folder, 'cache'), npm_config_update_notifier: 'false' }
  const ran = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: LIMIT, stdio: ['ignore', 'pipe', 'pipe'] })
  return { status: ran.status, stdout: ran.stdout, stderr: `${ran.stderr}${ran.error ?? ''}` }
}

function succeed(cwd, command, ...args) {
  const { status, stdout, stderr } = run(cwd, command, ...args)
  assert.equal(status, 0, `${command} ${args.join(' ')}: ${stdout} ${stderr}`)
  return stdout
}

/** A new project that depends on nothing. */
function project(name) {
  const cwd = mkdtempSync(path.join(folder, `${name}-`))
  writeFileSync(path.join(cwd, 'package.json'), '{"private":true}')
  return cwd
}

const PROGRAM = `
  const freeswitch = await startSwitch()
  const client = await connect({ port: freeswitch.port })
  console.log((await client.api('status')).slice(0, 2), FreeSwitchClient.name, Connection.name, Engine.name)
  await client.close()
  await freeswitch.stop()`
const NAMES = { eslng: 'connect, FreeSwitchClient', 'eslng/modesl': 'Connection', 'eslng/engine': 'Engine', 'eslng/testing': 'startSwitch' }
const PRINTED = 'UP FreeSwitchClient Connection Engine\n'

/** Runs a program in this project, of either kind of module. */
function checkIn(cwd) {
  const imported = Object.entries(NAMES).map(([module, names]) => `import { ${names} } from '${module}'\n`).join('')
  assert.equal(succeed(cwd, process.execPath, '--input-type=module', '-e', imported + PROGRAM), PRINTED)
  const required = Object.entries(NAMES).map(([module, names]) => `const { ${names} } = require('${module}')\n`).join('')
  assert.equal(succeed(cwd, process.execPath, '--input-type=commonjs', '-e', `${required}void (async () => {${PROGRAM}})()`), PRINTED)
}

test('the folder is installed as a link', () => {
  const cwd = project('linked')
  // npm 9 copies it otherwise.
  succeed(cwd, 'npm', 'install', '--install-links=false', '--offline', '--no-audit', '--no-fund', own)
  const installed = path.join(cwd, 'node_modules', 'eslng')
  assert.ok(lstatSync(installed).isSymbolicLink())
  assert.equal(realpathSync(installed), realpathSync(own))
  checkIn(cwd)
})

test('its file holds what runs and what declares it, and is installed without Rust', () => {
  const [{ filename, files }] = JSON.parse(succeed(own, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder))
  const names = files.map(({ path: name }) => name)
  for (const name of ['package.json', 'README.md', 'index.js', 'index.mjs', 'index.d.ts', 'index.d.mts', 'scripts/build.js', 'lib/native.js']) {
    assert.ok(names.includes(name), `${name} in ${names.join(' ')}`)
  }
  for (const built of ['eslng.node', 'eslng-switch']) assert.ok(names.includes(`prebuilds/${platform}/${built}`), built)
  assert.deepEqual(names.filter((name) => /^((src|test|conformance)\/|build\.rs|Cargo)/.test(name)), [])
  const { exports } = JSON.parse(readFileSync(path.join(own, 'package.json'), 'utf8'))
  const exported = Object.values(exports).flatMap((one) => (typeof one === 'string' ? one : Object.values(one).flatMap(Object.values)))
  for (const file of exported) assert.ok(names.includes(path.posix.normalize(file)), file)

  const cwd = project('packed')
  succeed(cwd, 'npm', 'install', '--offline', '--no-audit', '--no-fund', path.join(folder, filename))
  const installed = path.join(cwd, 'node_modules', 'eslng')
  assert.ok(!lstatSync(installed).isSymbolicLink() && existsSync(path.join(installed, 'prebuilds', platform, 'eslng.node')))
  checkIn(cwd)

  // A package for other platforms alone says what is missing, where it is built and where it is loaded.
  const other = path.join(project('other'), 'eslng')
  cpSync(installed, other, { recursive: true, filter: (from) => !from.includes(`${path.sep}prebuilds`) })
  const built = run(other, process.execPath, 'scripts/build.js', '--if-needed')
  assert.equal(built.status, 1)
  assert.match(built.stderr, new RegExp(`eslng: there is no prebuilt file for ${platform}, and the sources are not here`))
  const loaded = run(other, process.execPath, '-e', "require('./index.js')")
  assert.match(loaded.stderr, /eslng is not built for this platform: .* is not there\. Run "npm rebuild eslng"/)
})
