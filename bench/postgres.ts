import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const binaries = (): string => {
  const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
  return join('/usr/lib/postgresql', versions[0] ?? '15', 'bin')
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** PostgreSQL refuses to run as root, so root lends the work to the user `postgres`. */
const run = (command: string, args: readonly string[]): void => {
  const root = process.getuid?.() === 0
  execFileSync(root ? 'runuser' : command, root ? ['-u', 'postgres', '--', command, ...args] : [...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: '/',
  })
}

/** A throw-away cluster with its safe defaults on (fsync, synchronous commit): figures are for real durability. */
export const startPostgres = async (): Promise<{ url: string; stop: () => void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'khien-bench-pg-'))
  if (process.getuid?.() === 0) {
    const uid = Number(execFileSync('id', ['-u', 'postgres']).toString())
    chownSync(folder, uid, uid)
  }
  const port = await freePort()
  const data = join(folder, 'data')
  run(join(binaries(), 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ])
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`
  run(join(binaries(), 'pg_ctl'), ['-D', data, '-l', join(folder, 'log'), '-w', '-o', options, 'start'])
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      run(join(binaries(), 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
