import { resolve } from 'node:path'
import { z } from 'zod'
import { isOpenOnTheWay } from './database-url.ts'

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

const Environment = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
    HOST: z.string().default('127.0.0.1'),
    KHIEN_DATA: z.string().default('./data'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
      .optional(),
    DATABASE_OWNER_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
      .optional(),
    /** Processes of this kind may run many at once; the embedded engine always works its own jobs. */
    KHIEN_JOBS: flag.optional(),
    KHIEN_EVALUATION: flag.optional(),
    KHIEN_DEMO_PASSWORD: z.string().min(14).default('dung-thu-khien-2026'),
    /** Costly requests a second from which on the public form asks for work or a wait. */
    KHIEN_CROWD_AT: z.coerce.number().positive().default(20),
    /** What stays free on the disk for what is acknowledged; below it no files are taken. */
    KHIEN_DISK_RESERVE_MB: z.coerce.number().int().min(0).default(1024),
    /** Whether administrators and whoever opens sealed content must have a second factor. */
    KHIEN_SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
    METRICS_TOKEN: z.string().min(16).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    /** Real reports in the embedded engine, which does not sync to disk: only for who says so. */
    KHIEN_ALLOW_EMBEDDED: flag.optional(),
    /** A database elsewhere without a checked certificate: only for who says that the network between is their own. */
    KHIEN_ALLOW_PLAIN_DATABASE: flag.optional(),
  })
  .refine(
    ({ DATABASE_URL, KHIEN_EVALUATION, KHIEN_ALLOW_EMBEDDED }) =>
      DATABASE_URL !== undefined || KHIEN_EVALUATION !== false || KHIEN_ALLOW_EMBEDDED === true,
    {
      path: ['KHIEN_EVALUATION'],
      message:
        'is false without DATABASE_URL: the embedded database does not sync to disk and may lose acknowledged reports. Set DATABASE_URL, or KHIEN_ALLOW_EMBEDDED=true if you accept that',
    },
  )
  .refine(
    ({ DATABASE_URL, DATABASE_OWNER_URL, KHIEN_EVALUATION, KHIEN_ALLOW_PLAIN_DATABASE }) =>
      KHIEN_EVALUATION === true ||
      KHIEN_ALLOW_PLAIN_DATABASE === true ||
      [DATABASE_URL, DATABASE_OWNER_URL].every((url) => url === undefined || !isOpenOnTheWay(url)),
    {
      path: ['DATABASE_URL'],
      message:
        'is on another machine and its certificate is not checked. Add ?sslmode=verify-full, or set KHIEN_ALLOW_PLAIN_DATABASE=true if the network between is yours alone',
    },
  )

export interface Config {
  readonly port: number
  readonly host: string
  /** Folder of the embedded database, blobs, anchors. */
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  /** A login that owns the tables and migrates them, where the one that serves people does not. */
  readonly databaseOwnerUrl?: string | undefined
  /** Whether this process also works jobs. */
  readonly jobs: boolean
  /** A trial with invented data; the console says so and the demo accounts are printed. */
  readonly evaluation: boolean
  readonly demoPassword: string
  /** Costly requests a second from which on the public form asks for work or a wait. */
  readonly crowdedAt: number
  readonly diskReserveBytes: number
  /** Asked of administrators and of whoever opens sealed content; others may have one. */
  readonly secondFactor: 'required' | 'optional'
  /** Lets a scraper elsewhere read `/metrics`; without it only this machine may. */
  readonly metricsToken: string | undefined
  readonly logLevel: z.output<typeof Environment>['LOG_LEVEL']
}

/** Reads the environment, or throws one message that names every mistake. */
export const readConfig = (environment: NodeJS.ProcessEnv): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = Environment.safeParse(given)
  if (!result.success) {
    const mistakes = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Khiên cannot start, the configuration has mistakes:\n${mistakes.join('\n')}`)
  }
  const { data } = result
  const embedded = data.DATABASE_URL === undefined
  const evaluation = data.KHIEN_EVALUATION ?? embedded
  return {
    port: data.PORT,
    host: data.HOST,
    dataFolder: resolve(data.KHIEN_DATA),
    databaseUrl: data.DATABASE_URL,
    databaseOwnerUrl: data.DATABASE_OWNER_URL,
    jobs: data.KHIEN_JOBS ?? embedded,
    evaluation,
    demoPassword: data.KHIEN_DEMO_PASSWORD,
    crowdedAt: data.KHIEN_CROWD_AT,
    diskReserveBytes: data.KHIEN_DISK_RESERVE_MB * 1024 * 1024,
    secondFactor: data.KHIEN_SECOND_FACTOR ?? (evaluation ? 'optional' : 'required'),
    metricsToken: data.METRICS_TOKEN,
    logLevel: data.LOG_LEVEL,
  }
}
