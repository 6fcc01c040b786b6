#!/usr/bin/env node
// The machine's Node may be older than the one the project pins: build if needed, then run under node_modules/node.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pinned = join(root, 'node_modules/node/bin/node')
const node = existsSync(pinned) ? pinned : process.execPath
const cli = join(root, 'dist/src/app/cli.js')
if (!existsSync(cli)) {
  const built = spawnSync(node, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' })
  if (built.status !== 0) process.exit(built.status ?? 1)
}
// As in package.json: a small heap keeps a web process under 250 MB (docs/bench.md).
// The engine's commands hold whole data sets and get what they need.
const engine = ['detect', 'train', 'eval', 'hash', 'match', 'read'].includes(
  process.argv.slice(2).find((word) => !word.startsWith('-')),
)
const heap = engine ? [] : ['--max-semi-space-size=8', '--max-old-space-size=192']
const run = spawn(node, [...heap, cli, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => run.kill(signal))
run.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
