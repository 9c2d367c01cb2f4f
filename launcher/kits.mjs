// The published kits under artifacts/kit: which is current, which are in use, which may go.
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync, realpathSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isAlive } from './lock.mjs'

const keptUnused = 2

/** Points `current` at the kit: a path that stays the same, for notebooks opened outside the kit. */
export function linkCurrent(kits, kit) {
  const link = join(kits, 'current')
  try {
    if (realpathSync(link) === realpathSync(kit)) {
      return
    }
  } catch {
    // No link yet, or it points at a kit that is gone: made anew below.
  }
  // A junction needs no rights on Windows, where a link cannot be renamed over another one either.
  const fresh = `${link}-${process.pid}`
  symlinkSync(kit, fresh, 'junction')
  if (process.platform === 'win32') {
    rmSync(link, { force: true, recursive: false })
  }
  renameSync(fresh, link)
}

/** Notes that a process uses the kit, so that later builds leave it alone. */
export function markUsed(kit, processId) {
  const now = new Date()
  utimesSync(kit, now, now)
  if (processId) {
    mkdirSync(join(kit, '.users'), { recursive: true })
    writeFileSync(join(kit, '.users', processId), '')
  }
}

function inUse(kit) {
  let users = []
  try {
    users = readdirSync(join(kit, '.users'))
  } catch {
    return false // Never used by a process that said so.
  }
  for (const user of users.filter(user => !isAlive(Number(user)))) {
    unlinkSync(join(kit, '.users', user))
  }
  return users.some(user => isAlive(Number(user)))
}

function remove(kit) {
  try {
    rmSync(kit, { recursive: true, force: true })
  } catch (failure) {
    // Windows does not let go of a library that a process has open; such a kit goes at a later start.
    if (failure.code !== 'EPERM' && failure.code !== 'EBUSY') {
      throw failure
    }
  }
}

/** Removes all but the current kit, those in use, and the two used last. */
export function removeOld(kits, current) {
  const old = readdirSync(kits, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && /^[0-9a-f]{12}$/.test(entry.name) && entry.name !== basename(current))
    .map(entry => join(kits, entry.name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const kit of old.slice(keptUnused).filter(kit => !inUse(kit))) {
    remove(kit)
  }
  // What a killed build left: its process is gone.
  for (const entry of readdirSync(kits).filter(name => name.startsWith('partial-'))) {
    if (!isAlive(Number(entry.slice('partial-'.length)))) {
      rmSync(join(kits, entry), { recursive: true, force: true })
    }
  }
}
