// One build at a time in a checkout: a lock file holds the process id of the builder.
import { openSync, closeSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** True while a process with this id runs. */
export function isAlive(id) {
  try {
    process.kill(id, 0)
    return true
  } catch (failure) {
    // EPERM: it runs, for another user.
    return failure.code === 'EPERM'
  }
}

function tryTake(path) {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (failure) {
    if (failure.code !== 'EEXIST') {
      throw failure
    }
    return false
  }
}

/** Waits for the lock and returns the function that gives it back. */
export async function holdLock(path) {
  for (let told = false; !tryTake(path); await sleep(200)) {
    let owner = 0
    try {
      owner = Number(readFileSync(path, 'utf8'))
    } catch {
      continue // Given back just now.
    }
    if (owner > 0 && !isAlive(owner)) {
      unlinkSync(path) // Its owner was killed; nobody else will remove it.
    } else if (!told) {
      process.stderr.write(`Another ./tutorial builds this kit (process ${owner}); waiting for it.\n`)
      told = true
    }
  }
  return () => unlinkSync(path)
}
