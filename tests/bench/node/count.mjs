// What a program counts and prints.

/** The headers that each program reads of every event. */
const WANTED = ['Event-Name', 'Unique-ID', 'variable_sip_req_uri']

/** How many jobs run at a time. */
const AT_ONCE = 100

/** Counts events by the headers that `get` reads; the CPU time from here on. */
export class Counted {
  #events = 0
  #wanted = 0
  #begun = process.cpuUsage()

  /** Counts one event; false if it is the one that ends the flood. */
  add(get) {
    const name = get(WANTED[0])
    if (name === 'CUSTOM' && get('Event-Subclass') === 'bench::end') return false
    this.#events++
    this.#wanted += name.length + (get(WANTED[1])?.length ?? 0) + (get(WANTED[2])?.length ?? 0)
    return true
  }

  /** Counts a round. */
  round() {
    this.#events++
  }

  /** Prints what was counted. */
  report() {
    const { user, system } = process.cpuUsage(this.#begun)
    console.log(JSON.stringify({ events: this.#events, wanted_bytes: this.#wanted, cpu_us: user + system }))
  }
}

/** Asks so many times, one after the other. */
export async function oneByOne(count, ask) {
  const counted = new Counted()
  for (let i = 0; i < count; i++) {
    await ask()
    counted.round()
  }
  return counted
}

/** Asks so many times, a hundred at a time. */
export async function manyAtOnce(count, ask) {
  const counted = new Counted()
  let left = count
  const worker = async () => {
    while (left-- > 0) {
      await ask()
      counted.round()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return counted
}
