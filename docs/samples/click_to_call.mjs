// Click to call: POST /call?agent=1000&customer=5551234 rings the agent, and the customer once the agent has answered.

import http from 'node:http'
import { connect } from 'eslng'

const client = await connect({ host: '127.0.0.1', port: 8021, password: 'ClueCon' })

async function call(agent, customer) {
  // What a stranger sends is part of a dial string below: nothing but digits.
  const isNumber = (text) => /^[0-9]{3,15}$/.test(text ?? '')
  if (!isNumber(agent) || !isNumber(customer)) return [400, { error: 'agent and customer are numbers of 3 to 15 digits' }]
  try {
    // The call is placed here, and the agent's phone rings. When the agent answers, the switch bridges.
    const calling = await client.originate(`{ignore_early_media=true}user/${agent}`, {
      run: { name: 'bridge', argument: `sofia/gateway/mine/${customer}` },
      callerIdNumber: customer,
      timeout: 20,
    })
    return [200, { call: (await calling.answered()).uuid }]
  } catch (error) {
    return error.hangupCause ? [409, { error: error.hangupCause }] : [503, { error: error.message }]
  }
}

const server = http.createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const known = request.method === 'POST' && pathname === '/call'
  const [status, answer] = known ? await call(searchParams.get('agent'), searchParams.get('customer')) : [404, {}]
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
})
server.listen(8080, '127.0.0.1')
