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
  (await database.asNobody.selectFrom('agencies.agency').select('id').limit(1).executeTakeFirst()) !==
  undefined

/** Invented people whose password everybody may know have no place among real reports. */
export const requireTrial = ({ config }: House): void => {
  if (!config.evaluation)
    throw new Error('seed is for trials: this database is for real reports, as KHIEN_EVALUATION is not true')
}

/** Fills an empty database with the fictional province Tỉnh Mẫu. */
export const seedEvaluation = async (
  house: House,
  progress: (done: number, all: number) => void = () => {},
): Promise<Seeded> => {
  requireTrial(house)
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
