// Compiles the server (dist/src) and the browser islands (dist/islands) when a source is newer than the last build.
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'dist/.built')
const sources = [
  'src',
  'locales',
  'detection/lexicon.yaml',
  'detection/rules',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.islands.json',
]

const newest = (path) => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const latest = Math.max(...sources.map((name) => newest(join(root, name))))
if (!existsSync(stamp) || statSync(stamp).mtimeMs < latest) {
  // The compiler says nothing for some seconds; whoever just typed `npm start` should see that something happens.
  console.error('Khiên: building (once after each change)…')
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  // Types are judged by `npm run check`; whoever starts Khiên for the first time need not wait for that.
  for (const project of ['tsconfig.build.json', 'tsconfig.islands.json'])
    execFileSync(process.execPath, [tsc, '-p', join(root, project), '--noCheck'], {
      cwd: root,
      stdio: 'inherit',
    })
  mkdirSync(dirname(stamp), { recursive: true })
  // Lexicon and rules once more as JSON: `khien detect` starts in a fraction of the time YAML takes.
  const yaml = (name) => parse(readFileSync(join(root, 'detection', name), 'utf8'))
  const rules = readdirSync(join(root, 'detection/rules'))
    .sort()
    .flatMap((name) => yaml(`rules/${name}`))
  writeFileSync(join(root, 'dist/rules.json'), JSON.stringify({ lexicon: yaml('lexicon.yaml'), rules }))
  writeFileSync(stamp, '')
  utimesSync(stamp, new Date(), new Date())
}
