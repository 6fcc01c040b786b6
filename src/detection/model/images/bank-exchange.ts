import { z } from 'zod'
import type { BankEntry } from './bank.ts'
import { type ImportDefaults, type Imported, isEntry, type RawEntry, readEntry } from './bank-import.ts'

/**
 * A bank as ThreatExchange and its libraries write it: a list, or `{ data: [...] }`, `{ indicators: [...] }`, of indicators or
 * descriptors with `type` and `raw_indicator` (or `indicator`), or of signals with `signal_type` and `signal_value`. What
 * is to be deleted or is disputed comes in switched off.
 */
export const readExchangeJson = (text: string, defaults: ImportDefaults): Imported => {
  const list = File.safeParse(parsed(text))
  if (!list.success) return { entries: [], problems: [{ line: 1, problem: 'columns', value: '' }] }
  const entries: BankEntry[] = []
  const problems: Imported['problems'][number][] = []
  for (const [at, item] of list.data.entries()) {
    const raw = Item.safeParse(item)
    const read = raw.success
      ? readEntry(raw.data, defaults)
      : ({ problem: 'columns', value: JSON.stringify(item).slice(0, 80) } as const)
    if (isEntry(read)) entries.push(read)
    else problems.push({ line: at + 1, ...read })
  }
  return { entries, problems }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const File = z.union([
  z.array(z.unknown()),
  z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data),
  z.object({ indicators: z.array(z.unknown()) }).transform(({ indicators }) => indicators),
])

const Text = z.union([z.string(), z.number().transform(String)])

/** What all shapes may say besides the hash. */
const around = {
  quality: Text.optional(),
  description: z.string().optional(),
  owner: z.object({ name: z.string() }).optional(),
  added_on: Text.optional(),
  creation_time: Text.optional(),
  last_updated: Text.optional(),
  should_delete: z.boolean().optional(),
  status: z.string().optional(),
  enabled: z.boolean().optional(),
}
type Around = z.infer<z.ZodObject<typeof around>>

const rawOf = (kind: string, hash: string, said: Around): RawEntry => {
  const addedAt = said.added_on ?? said.creation_time ?? said.last_updated
  const off = said.should_delete === true || said.status === 'DISPUTED' || said.enabled === false
  return {
    kind,
    hash,
    ...(said.quality === undefined ? {} : { quality: said.quality }),
    ...(said.owner === undefined ? {} : { source: said.owner.name }),
    ...(addedAt === undefined ? {} : { addedAt }),
    ...(said.description === undefined ? {} : { note: said.description }),
    enabled: off ? 'false' : 'true',
  }
}

const Item = z.union([
  z
    .object({ ...around, type: z.string(), raw_indicator: z.string() })
    .transform(({ type, raw_indicator, ...said }) => rawOf(type, raw_indicator, said)),
  z
    .object({ ...around, type: z.string(), indicator: z.string() })
    .transform(({ type, indicator, ...said }) => rawOf(type, indicator, said)),
  z
    .object({ ...around, indicator: z.object({ type: z.string(), indicator: z.string() }) })
    .transform(({ indicator, ...said }) => rawOf(indicator.type, indicator.indicator, said)),
  z
    .object({ ...around, signal_type: z.string(), signal_value: z.string() })
    .transform(({ signal_type, signal_value, ...said }) => rawOf(signal_type, signal_value, said)),
])
