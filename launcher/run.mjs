// Runs a program quietly; its output goes to a log and is shown only when it fails.
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'

/** A failure that a person can act on: the message is all that is shown. */
export class StepFailure extends Error {}

/** Runs a program to its end; a failure shows its error lines and names the log. */
export function run(what, program, args, { cwd, log, env = {} }) {
  return new Promise((resolve, reject) => {
    // npm is a .cmd file on Windows, which only a shell can start; a shell would also cut a path at its spaces.
    const shell = process.platform === 'win32' && program === 'npm'
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => (output += text))
    }
    child.on('error', failure => reject(new StepFailure(`${what} failed: '${program}' could not be started (${failure.message}).`)))
    child.on('close', code => {
      appendFileSync(log, `> ${program} ${args.join(' ')}\n${output}\n`)
      if (code === 0) {
        resolve(output)
        return
      }
      reject(new StepFailure(`${telling(output)}\n${what} failed (exit code ${code}); all it said is in ${log}.`))
    })
  })
}

// Error lines once each where there are any, else the end of what was said.
function telling(output) {
  const lines = output.split('\n').map(line => line.trim()).filter(line => line !== '')
  const errors = [...new Set(lines.filter(line => /\berror\b/i.test(line)))]
  return (errors.length > 0 ? errors.slice(0, 15) : lines.slice(-15)).join('\n')
}
