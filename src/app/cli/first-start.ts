import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { House } from '../house.ts'
import { isFounded, type Seeded } from '../seed/evaluation.ts'

const Told = z.object({
  recoveryIdentity: z.string(),
  apiKey: z.string(),
  example: z.object({ locator: z.string(), secret: z.string() }),
})

/**
 * Fills the empty database by `khien seed` in a process of its own. Making a province is memory-hard work; a server that
 * did it itself would hold on to that memory as long as it runs.
 */
const seedApart = (environment: NodeJS.ProcessEnv, json: boolean): Promise<Seeded | undefined> =>
  new Promise((resolve, reject) => {
    let seeded: Seeded | undefined
    if (!json)
      console.error(
        'Tỉnh Mẫu: lần chạy đầu, đang lập dữ liệu mẫu… (first start: filling in the trial province)',
      )
    const child = fork(join(import.meta.dirname, '../cli.js'), [...(json ? ['--json'] : []), 'seed'], {
      env: environment,
      // Progress goes where ours goes; what is shown once comes back by message, so that the welcome shows it.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', (message) => {
      seeded = Told.parse(message)
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve(seeded)
      else reject(new Error('The trial province could not be filled in.'))
    })
  })

/** Tells the server that started this process what was seeded, and does not outlive it. */
export const tellStarter = (seeded: Seeded | undefined): void => {
  if (seeded !== undefined) process.send?.(seeded)
}

export const endWithStarter = (): void => {
  process.once('disconnect', () => process.exit(1))
  process.channel?.unref()
}

/** An open house that holds a province: a trial's first start fills it in before the server opens the database. */
export const openFounded = async (
  config: Config,
  environment: NodeJS.ProcessEnv,
  json: boolean,
  open: () => Promise<House>,
): Promise<{ house: House; seeded: Seeded | undefined }> => {
  if (!config.evaluation) return { house: await open(), seeded: undefined }
  const untouched = config.databaseUrl === undefined && !existsSync(join(config.dataFolder, 'pg'))
  const early = untouched ? await seedApart(environment, json) : undefined
  const house = await open()
  if (early !== undefined || (await isFounded(house))) return { house, seeded: early }
  // Migrated but empty. Only one process at a time may have an embedded database open.
  await house.close()
  const seeded = await seedApart(environment, json)
  return { house: await open(), seeded }
}
