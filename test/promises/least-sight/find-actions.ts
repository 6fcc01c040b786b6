import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Action } from '../../../src/action/action.ts'

export type AnyAction = Action<z.ZodType, unknown, unknown>

const source = join(import.meta.dirname, '../../../src')

const isAction = (value: unknown): value is AnyAction =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'needs' in value &&
  'input' in value &&
  value.input instanceof z.ZodType &&
  'run' in value &&
  typeof value.run === 'function'

/** Every action of every room, as `room/exportName`. */
export const everyAction = async (): Promise<ReadonlyMap<string, AnyAction>> => {
  const found = new Map<string, AnyAction>()
  for (const file of globSync('*/actions/*.ts', { cwd: source }).sort()) {
    if (file.endsWith('.test.ts')) continue
    const exported: Readonly<Record<string, unknown>> = await import(join(source, file))
    for (const [name, value] of Object.entries(exported))
      if (isAction(value)) found.set(`${file.split('/')[0]}/${name}`, value)
  }
  return found
}

/** Files that make an action where the walk would not find it. */
export const actionsElsewhere = (): string[] =>
  globSync('**/*.{ts,tsx}', { cwd: source }).filter(
    (file) =>
      !/\/actions\/|\.test\.tsx?$/.test(file) &&
      /[=(]\s*action\(\{/.test(readFileSync(join(source, file), 'utf8')),
  )
