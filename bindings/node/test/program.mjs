// Runs programs as their users would: each in a process of its own, in the package's folder, where `eslng` is the package.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('..', import.meta.url))
/** How long a program may take, in ms. */
const LIMIT = 40_000

/** The samples of a document in one language, by what stands between the fences. */
export const samplesOf = (markdown, language) =>
  [...markdown.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, code]) => code)

/**
 * Runs a program until it ends, or until it has printed what is waited for; what it printed.
 * @param code an ECMAScript module, or with `type` `commonjs` the other kind
 * @param meanwhile is told what it has printed so far
 */
export async function run(code, { until, meanwhile, type = 'module' } = {}) {
  const child = spawn(process.execPath, [`--input-type=${type}`, '-e', code], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, errors, late] = ['', '', false]
  const timer = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, LIMIT)
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text))
  const ended = new Promise((resolve) => child.once('close', resolve))
  const isDone = () => until !== undefined && out.includes(until)
  try {
    for await (const text of child.stdout.setEncoding('utf8')) {
      out += text
      await meanwhile?.(out)
      if (isDone()) child.kill()
    }
  } finally {
    if (child.exitCode === null) child.kill()
    clearTimeout(timer)
  }
  const status = await ended
  assert.ok(!late, `the program took too long, waiting for ${until ?? 'its end'}: ${out} ${errors}`)
  assert.ok(status === 0 || isDone(), `${status} ${out} ${errors}`)
  return out
}
