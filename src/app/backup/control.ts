import { once } from 'node:events'
import { readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { newId } from '../../kit/random.ts'
import { Refusal, refusalKinds } from '../../kit/refusal.ts'
import { diskBlobs } from '../../seal/blobs.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import { writeWhole } from './file.ts'
import { Manifest } from './format.ts'
import { type Made, orderBackup } from './order.ts'
import type { Progress } from './snapshot.ts'

/**
 * The embedded database belongs to one process. While a server has it open, `khien backup` asks that server through a socket
 * in the data folder, which only its owner can enter.
 */
const socketIn = (dataFolder: string): string => join(dataFolder, 'khien.sock')
/** What the kernel takes as the name of a socket. */
const longestName = 103

const Asked = z.object({ ask: z.literal('backup'), missingAllowed: z.boolean() })
const Told = z.discriminatedUnion('told', [
  z.object({ told: z.literal('progress'), label: z.string(), done: z.number(), all: z.number().optional() }),
  z.object({
    told: z.literal('made'),
    file: z.string(),
    id: z.string(),
    recipient: z.string(),
    manifest: Manifest,
  }),
  z.object({
    told: z.literal('refused'),
    kind: z.enum(refusalKinds),
    reason: z.string(),
    fields: z.record(z.string(), z.string()),
  }),
  z.object({ told: z.literal('failed') }),
])
type Told = z.infer<typeof Told>

export interface Control {
  readonly close: () => Promise<void>
}

/** Listens for the operator beside a running server. */
export const openControl = async (house: House): Promise<Control> => {
  const { dataFolder } = house.config
  const path = socketIn(dataFolder)
  // We hold the folder's lock: whatever lies here is from a process that is gone.
  for (const name of readdirSync(dataFolder))
    if (/^backup-.*\.age(\.part)?$/.test(name)) rmSync(join(dataFolder, name), { force: true })
  rmSync(path, { force: true })
  if (Buffer.byteLength(path) > longestName) {
    house.log.warn('the data folder’s name is too long for a socket: stop the server to make a backup')
    return { close: async () => {} }
  }
  const open = new Set<Socket>()
  let busy = false
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => open.delete(socket))
    const tell = (told: Told): void => {
      if (socket.writable) socket.write(`${JSON.stringify(told)}\n`)
    }
    const answer = async (line: string): Promise<Told> => {
      if (busy) throw new Refusal('conflict', 'backup-under-way')
      busy = true
      try {
        return await make(house, Asked.parse(JSON.parse(line)), socket, tell)
      } finally {
        busy = false
      }
    }
    createInterface({ input: socket }).once('line', (line) => {
      void answer(line)
        .catch((problem) => asTold(problem, house))
        .then((told) => socket.end(`${JSON.stringify(told)}\n`))
    })
  })
  server.listen(path)
  await once(server, 'listening')
  return {
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const asTold = (problem: unknown, house: House): Told => {
  if (problem instanceof Refusal) {
    const { kind, reason, fields } = problem
    return { told: 'refused', kind, reason, fields }
  }
  house.log.error({ fault: faultOf(problem) }, 'backup failed')
  return { told: 'failed' }
}

/** Into a file beside the data first: how fast the operator's disk is must not decide how long others wait for the database. */
const make = async (
  house: House,
  { missingAllowed }: z.infer<typeof Asked>,
  socket: Socket,
  tell: (told: Told) => void,
): Promise<Told> => {
  const { dataFolder } = house.config
  const gone = new AbortController()
  socket.once('close', () => gone.abort())
  let last = 0
  const progress: Progress = (label, done, all) => {
    if (done !== all && Date.now() - last < 100) return
    last = Date.now()
    tell({ told: 'progress', label, done, all })
  }
  const source = { database: house.database, blobs: diskBlobs(join(dataFolder, 'blobs')), dataFolder }
  const file = join(dataFolder, `backup-${newId()}.age`)
  const made = await writeWhole(file, (out) =>
    orderBackup(
      source,
      house.context({ kind: 'system', job: 'cli' }),
      { missingAllowed, progress, signal: gone.signal },
      out,
    ),
  )
  if (gone.signal.aborted) await rm(file, { force: true })
  return { told: 'made', file, ...made }
}

/** Lets the server that has the folder open make the backup; `undefined` when there is none. */
export const askServer = async (
  dataFolder: string,
  missingAllowed: boolean,
  progress: Progress,
): Promise<(Made & { readonly file: string }) | undefined> => {
  const socket = connect(socketIn(dataFolder))
  socket.on('error', () => {})
  try {
    await once(socket, 'connect')
  } catch {
    return undefined
  }
  socket.write(`${JSON.stringify({ ask: 'backup', missingAllowed } satisfies z.infer<typeof Asked>)}\n`)
  for await (const line of createInterface({ input: socket })) {
    const told = Told.parse(JSON.parse(line))
    if (told.told === 'progress') progress(told.label, told.done, told.all)
    else if (told.told === 'made') return told
    else if (told.told === 'refused') throw new Refusal(told.kind, told.reason, told.fields)
    else break
  }
  throw new Error('The server could not make the backup; its log says where it stopped.')
}
