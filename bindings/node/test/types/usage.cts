// Compiled, never run: the same from CommonJS.
import eslng = require('eslng')
import testing = require('eslng/testing')

export async function main(): Promise<string> {
  const freeswitch = await testing.startSwitch()
  const client: eslng.Client = await eslng.connect({ port: freeswitch.port })
  return await client.api('status')
}
