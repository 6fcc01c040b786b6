import { setFlagsFromString } from 'node:v8'
import type { Command } from 'commander'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { keepAnchors } from '../anchors.ts'
import { openControl } from '../backup/control.ts'
import { readConfig } from '../config.ts'
import { type House, openHouse } from '../house.ts'
import { jobs } from '../jobs.ts'
import { openLog } from '../log.ts'
import { migrateAsOwner } from '../prepare.ts'
import type { Seeded } from '../seed/evaluation.ts'
import { demoAgencies } from '../seed/province.ts'
import { startServer } from '../server.ts'
import { openFounded } from './first-start.ts'
import { type Output, openOutput } from './output.ts'

/**
 * V8's optimising compiler takes some 500 MB for a moment when it meets the embedded engine's largest functions, minutes
 * after the start; its baseline compiler takes almost none (docs/bench.md). Has to be said before the engine is loaded.
 */
const leanEngine = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

const sayWelcome = (house: House, port: number, seeded: Seeded | undefined, output: Output): void => {
  const url = `http://${house.config.host}:${port}`
  const accounts = demoAgencies.flatMap(({ name, members }) =>
    members.map((member) => ({ login: member.login, roles: member.roles, agency: name })),
  )
  if (!house.config.evaluation) {
    output.result({ url }, `Khiên: ${url}`)
    return
  }
  const lines = [
    '',
    `  Khiên · Tỉnh Mẫu (dữ liệu dùng thử / evaluation)`,
    '',
    `  Cổng cho trẻ em và người dân   ${url}/`,
    `  Bàn làm việc của cán bộ        ${url}/console`,
    '',
    `  Tài khoản mẫu, mật khẩu lúc tạo: ${house.config.demoPassword}`,
    ...accounts.map(
      ({ login, roles, agency }) => `    ${login.padEnd(16)} ${roles.join(', ').padEnd(28)} ${agency}`,
    ),
    ...(seeded === undefined
      ? []
      : [
          '',
          `  Chỉ hiện lần này / shown only now:`,
          `    Khoá API mẫu        ${seeded.apiKey}`,
          `    Khoá phục hồi       ${seeded.recoveryIdentity}`,
          `    Mã theo dõi mẫu     ${seeded.example.locator} ${seeded.example.secret}`,
        ]),
    '',
  ]
  output.result(
    {
      url,
      evaluation: true,
      password: house.config.demoPassword,
      accounts,
      ...(seeded === undefined
        ? {}
        : { apiKey: seeded.apiKey, recoveryKey: seeded.recoveryIdentity, receipt: seeded.example }),
    },
    lines.join('\n'),
  )
}

export const serveCommand = (program: Command, environment: NodeJS.ProcessEnv): void => {
  program
    .command('serve')
    .description('serve the portal, the console and the API (PORT, KHIEN_DATA, DATABASE_URL)')
    .action(async () => {
      const { json } = program.opts<{ json: boolean }>()
      const config = readConfig(environment)
      if (config.databaseUrl === undefined) for (const flag of leanEngine) setFlagsFromString(flag)
      const open = () => openHouse(config, { jobs })
      const { house, seeded } = await openFounded(config, environment, json, open)
      try {
        await serveUntilStopped(house, seeded, openOutput(json))
      } finally {
        await house.close()
      }
    })
}

const serveUntilStopped = async (house: House, seeded: Seeded | undefined, output: Output): Promise<void> => {
  const server = await startServer(house)
  const anchors = keepAnchors(house)
  const control = house.database.kind === 'embedded' ? await openControl(house) : undefined
  sayWelcome(house, server.port, seeded, output)
  await untilStopped()
  await control?.close()
  await server.close()
  await anchors.stop()
}

export const workerCommand = (program: Command, environment: NodeJS.ProcessEnv): void => {
  program
    .command('worker')
    .description('work scheduled jobs and news beside the web processes (PostgreSQL)')
    .action(async () => {
      const house = await openHouse(readConfig(environment), { jobs, working: true })
      house.log.info({ jobs: jobs.length }, 'worker ready')
      await untilStopped()
      await house.close()
    })
}

export const migrateCommand = (program: Command, environment: NodeJS.ProcessEnv): void => {
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .action(async () => {
      const config = readConfig({ LOG_LEVEL: 'error', ...environment })
      const url = config.databaseOwnerUrl ?? config.databaseUrl
      const done =
        url === undefined
          ? await migrateEmbedded(config.dataFolder)
          : await migrateAsOwner(url, jobs, openLog(config))
      openOutput(program.opts<{ json: boolean }>().json).result(
        { migrated: done },
        done.length === 0 ? 'Nothing to do.' : `Done: ${done.join(', ')}`,
      )
    })
}

const migrateEmbedded = async (folder: string): Promise<readonly string[]> => {
  const database = await openDatabase({ folder })
  try {
    return await migrate(database.asOwner)
  } finally {
    await database.close()
  }
}
