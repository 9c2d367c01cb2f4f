// Makes sure that a published kit for exactly these sources exists, and prints its folder on stdout.
// Everything a person reads goes to stderr. Usage: node prepare.mjs [PROCESS ID OF THE USER OF THE KIT]
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint } from './fingerprint.mjs'
import { holdLock } from './lock.mjs'
import { linkCurrent, markUsed, removeOld } from './kits.mjs'
import { checkTools, publish, restorePackages } from './steps.mjs'
import { StepFailure } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const kits = join(root, 'artifacts', 'kit')

async function build(kit) {
  checkTools(root)
  const started = Date.now()
  process.stderr.write('Building the kit; the first time takes a minute or two.\n')
  await restorePackages(root)
  // Published beside its place and renamed: whoever stops this half-way leaves no half-made kit behind.
  const partial = join(kits, `partial-${process.pid}`)
  await publish(root, partial)
  renameSync(partial, kit)
  process.stderr.write(`Built in ${Math.round((Date.now() - started) / 1000)} s.\n`)
}

async function prepare() {
  const kit = join(kits, fingerprint(root))
  if (!existsSync(join(kit, 'tutorial.dll'))) {
    mkdirSync(kits, { recursive: true })
    const release = await holdLock(join(root, 'artifacts', 'build.locks'))
    try {
      // Somebody else may have built it while this process waited.
      if (!existsSync(join(kit, 'tutorial.dll'))) {
        await build(kit)
      }
    } finally {
      release()
    }
  }
  linkCurrent(kits, kit)
  markUsed(kit, process.argv[2])
  removeOld(kits, kit)
  return kit
}

try {
  process.stdout.write(`${await prepare()}\n`)
} catch (failure) {
  process.stderr.write(`${failure instanceof StepFailure ? failure.message : failure.stack}\n`)
  process.exitCode = 1
}
