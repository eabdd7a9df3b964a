// node main.mjs MODULE JOB PORT COUNT: runs one measured job and prints what it counted as one line of JSON.

const [module, job, port, count] = process.argv.slice(2)
const { [job]: run } = await import(`./${module}.mjs`)
const counted = await run(Number(port), Number(count))
counted.report()
process.exit(0)
