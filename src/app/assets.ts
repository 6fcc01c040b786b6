import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer>
}

export interface Assets {
  /** Changes whenever a byte of any asset does; pages name it, so that assets can be cached for ever. */
  readonly version: string
  readonly find: (path: string) => Asset | undefined
}

/** The package's root: the nearest folder above with a package.json (the code runs from `src` or `dist/src`). */
const packageRoot = (from: string): string =>
  existsSync(join(from, 'package.json')) ? from : packageRoot(dirname(from))

export const root = packageRoot(dirname(fileURLToPath(import.meta.url)))

const filesBelow = (folder: string, prefix = ''): [string, string][] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory()
          ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
          : [[`${prefix}${entry.name}`, join(folder, entry.name)] satisfies [string, string]],
      )
    : []

/** Reads every asset once: `assets/**` and the compiled islands as `islands/<name>.js`. */
export const openAssets = (): Assets => {
  const found = new Map<string, Asset>()
  const hash = createHash('sha256')
  const all = [...filesBelow(join(root, 'assets')), ...filesBelow(join(root, 'dist/islands'), 'islands/')]
  for (const [name, path] of all) {
    const type = types[extname(path)]
    if (type === undefined) continue
    const bytes = new Uint8Array(readFileSync(path))
    hash.update(name).update(bytes)
    found.set(name, { type, bytes, zipped: new Uint8Array(gzipSync(bytes, { level: 9 })) })
  }
  return { version: hash.digest('hex').slice(0, 10), find: (path) => found.get(path) }
}
