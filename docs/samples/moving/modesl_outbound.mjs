import modesl from 'modesl'

const server = new modesl.Server({ host: '127.0.0.1', port: 8084, myevents: true })

server.on('connection::ready', (connection) => {
  connection.execute('answer', '', () => {
    connection.execute('playback', 'ivr/ivr-welcome.wav', () => {
      const ask = '4 4 3 5000 # ivr/ivr-enter_pin.wav ivr/ivr-invalid_pin.wav pin \\d+'
      connection.execute('play_and_get_digits', ask, (event) => {
        console.log('entered:', event.getHeader('variable_pin'))
        connection.execute('hangup')
      })
    })
  })
})
