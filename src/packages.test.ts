import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { root } from './app/assets.ts'

const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> =>
  schema.parse(JSON.parse(readFileSync(join(root, name), 'utf8')))

const Wanted = z.record(z.string(), z.string())
const { dependencies, devDependencies } = read(
  'package.json',
  z.object({ dependencies: Wanted, devDependencies: Wanted }),
)
const { packages } = read(
  'package-lock.json',
  z.object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string(), integrity: z.string().optional(), resolved: z.string().optional() }),
    ),
  }),
)
const taken = Object.entries(packages).filter(([path]) => path !== '')

test('what we ask for is one version each, not a range', () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})

test('whatever is installed is known by the hash of its content, and comes from a registry, no address of its own', () => {
  expect(taken.length).toBeGreaterThan(100)
  const unknown = taken
    .filter(
      ([, { integrity = '', resolved = '' }]) =>
        !/^sha512-/.test(integrity) || /^(git|file)|github|codeload/.test(resolved),
    )
    .map(([path]) => path)
  expect(unknown).toEqual([])
})
