// A hash of every file that the published kit is made from: the same sources give the same folder name.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const rooms = ['reference', 'datasets', 'visuals', 'lessons', 'demos', 'kernel', 'player', 'cli', 'launcher']
const files = ['Directory.Build.props', 'Directory.Packages.props', 'global.json', '.editorconfig', '.npmrc']
// What builds and packages leave behind is made from the sources, never a source.
const made = new Set(['bin', 'obj', 'node_modules', 'wwwroot', 'dist', 'coverage', 'TestResults'])

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!made.has(entry.name)) {
        yield* sources(path)
      }
    } else if (entry.isFile()) {
      yield path
    }
  }
}

/** Twelve hexadecimal digits that name the kit made from the sources under `root`. */
export function fingerprint(root) {
  const paths = files.map(name => join(root, name))
  for (const room of rooms) {
    paths.push(...sources(join(root, room)))
  }
  const hash = createHash('sha256')
  // Sorted by path: the order in which a file system lists a folder is its own affair.
  for (const path of paths.filter(existsSync).sort()) {
    const content = readFileSync(path)
    hash.update(`${path.slice(root.length).replaceAll('\\', '/')}\0${content.length}\0`).update(content)
  }
  // A native build belongs to its platform; a checkout can be shared by two.
  return hash.update(`${process.platform} ${process.arch}`).digest('hex').slice(0, 12)
}
