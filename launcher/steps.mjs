// The steps of a build: check the tools, restore the packages, publish the kit.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, StepFailure } from './run.mjs'

// No servers stay behind after the build.
const env = { MSBUILDDISABLENODEREUSE: '1', DOTNET_CLI_USE_MSBUILD_SERVER: '0', UseSharedCompilation: 'false' }
const project = root => join(root, 'cli', 'Tutorial.Cli.csproj')
const buildFolder = root => join(root, 'artifacts', 'build')
const logFile = root => join(root, 'artifacts', 'build.log')

/** Stops with one sentence when Node or the .NET SDK is too old. */
export function checkTools(root) {
  const node = Number(process.versions.node.split('.')[0])
  if (node < 20) {
    throw new StepFailure(`The kit needs Node 20 or later, and this is ${process.versions.node}: install it from https://nodejs.org and run ./tutorial again.`)
  }
  const sdk = spawnSync('dotnet', ['--version'], { cwd: root, encoding: 'utf8' })
  if (sdk.status !== 0 || !/^10\./.test(sdk.stdout.trim())) {
    const found = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8' }).stdout.split('\n').map(line => line.split(' ')[0]).filter(Boolean)
    throw new StepFailure(`The kit needs the .NET 10 SDK, and ${found.length > 0 ? `only ${found.join(', ')} is` : 'none is'} installed: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run ./tutorial again.`)
  }
}

/** Restores NuGet and npm packages side by side, exactly as the lock files say. */
export async function restorePackages(root) {
  mkdirSync(buildFolder(root), { recursive: true })
  rmSync(logFile(root), { force: true })
  await Promise.all([
    run('Restoring the .NET packages (the first time needs a network)', 'dotnet',
      ['restore', project(root), '--locked-mode', '--artifacts-path', buildFolder(root)], { cwd: root, log: logFile(root), env }),
    restorePage(root),
  ])
}

async function restorePage(root) {
  const web = join(root, 'player', 'web')
  const lock = join(web, 'package-lock.json')
  if (!existsSync(lock)) {
    return
  }
  // npm ci empties node_modules first, so it runs only when the lock file says something new.
  const stamp = join(web, 'node_modules', '.lock-hash')
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return
  }
  await run('Restoring the npm packages (the first time needs a network)', 'npm', ['ci', '--no-audit', '--no-fund'], { cwd: web, log: logFile(root) })
  writeFileSync(stamp, wanted)
}

/** Publishes the command line with all rooms, compiled ahead of time so that it starts fast. */
export async function publish(root, folder) {
  await run('Building the kit', 'dotnet',
    ['publish', project(root), '-c', 'Release', '-o', folder, '--artifacts-path', buildFolder(root), '-p:KitPublish=true'],
    { cwd: root, log: logFile(root), env })
}
