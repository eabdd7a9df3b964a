import modesl from 'modesl'

const connection = new modesl.Connection('127.0.0.1', 8021, 'ClueCon', () => {
  connection.on('esl::event::CHANNEL_ANSWER::*', (event) => {
    console.log('answered:', event.getHeader('Caller-Destination-Number'))
  })
  connection.subscribe(['CHANNEL_ANSWER'], () => {
    connection.api('status', (response) => {
      console.log(response.getBody())
      connection.bgapi('originate loopback/1000/default &park', (job) => {
        console.log(job.getBody())
        connection.disconnect()
      })
    })
  })
})
