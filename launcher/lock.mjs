// One build at a time in a checkout: claims are numbered files with their owner's process id, and the highest number counts.
// A single lock file would not do: of two who see that its owner was killed, the slower one would remove the file that the faster one
// has just made. Here nobody removes the claim that counts; whoever is first to make the next number holds the lock.
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

const numbers = folder => readdirSync(folder).map(Number).filter(Number.isInteger)
const highest = folder => Math.max(0, ...numbers(folder))

/** The process that made a claim; 0 when it was given back. */
function ownerOf(claim) {
  try {
    return Number(readFileSync(claim, 'utf8'))
  } catch (failure) {
    if (failure.code !== 'ENOENT') {
      throw failure
    }
    return 0
  }
}

function tryTake(folder, number) {
  const claim = join(folder, String(number))
  const draft = join(folder, `draft-${process.pid}`)
  writeFileSync(draft, String(process.pid))
  try {
    // A link comes into being with its contents, and fails where the name is taken.
    linkSync(draft, claim)
  } catch (failure) {
    if (failure.code !== 'EEXIST') {
      throw failure
    }
    return false
  } finally {
    unlinkSync(draft)
  }
  if (highest(folder) > number) {
    unlinkSync(claim) // Too late: others have held the lock since this process looked.
    return false
  }
  numbers(folder).filter(old => old < number).forEach(old => rmSync(join(folder, String(old)), { force: true }))
  return true
}

/** Waits for the lock, whose claims lie in a folder, and returns the function that gives it back. */
export async function holdLock(folder, patience = 200) {
  mkdirSync(folder, { recursive: true })
  for (let told = false; ; await sleep(patience)) {
    const number = highest(folder)
    const owner = ownerOf(join(folder, String(number)))
    if (owner > 0 && isAlive(owner)) {
      if (!told) {
        process.stderr.write(`Another ./tutorial builds this kit (process ${owner}); waiting for it.\n`)
        told = true
      }
    } else if (tryTake(folder, number + 1)) {
      return () => truncateSync(join(folder, String(number + 1)))
    }
  }
}
