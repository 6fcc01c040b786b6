import type { House } from '../house.ts'
import { seedDemo } from './demo.ts'
import { foundProvince } from './province.ts'

export interface Seeded {
  readonly recoveryIdentity: string
  readonly apiKey: string
  readonly example: { readonly locator: string; readonly secret: string }
}

/** Whether the database already holds a province. */
export const isFounded = async ({ database }: House): Promise<boolean> =>
  (await database.db.selectFrom('agencies.agency').select('id').limit(1).executeTakeFirst()) !== undefined

/** Fills an empty database with the fictional province Tỉnh Mẫu. */
export const seedEvaluation = async (
  house: House,
  progress: (done: number, all: number) => void = () => {},
): Promise<Seeded> => {
  const context = house.context({ kind: 'system', job: 'seed' })
  const founded = await foundProvince(context, house.config.demoPassword)
  const reports = await seedDemo(context, founded, new Date(), progress)
  const example = reports.at(18) ?? reports.at(-1)
  if (example === undefined) throw new Error('nothing was seeded')
  return {
    recoveryIdentity: founded.recoveryIdentity,
    apiKey: founded.apiKey,
    example: { locator: example.locator, secret: example.secret },
  }
}
