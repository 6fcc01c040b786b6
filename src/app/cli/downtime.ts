import type { Command } from 'commander'
import { perform } from '../../action/perform.ts'
import { formatMoment } from '../../kit/format.ts'
import { planDowntime } from '../../portal/actions/plan-downtime.ts'
import { takeDowntimeBack } from '../../portal/actions/take-downtime-back.ts'
import { downtimesAhead } from '../../portal/store/downtime.ts'
import { withHouse } from './with-house.ts'

const operator = { kind: 'system', job: 'cli' } as const

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** `2026-12-19T22:00` as a clock on the wall in Vietnam says it, whatever this machine's time zone. */
const momentOf = (typed: string): Date => {
  const at = new Date(shape.test(typed) ? `${typed}:00+07:00` : Number.NaN)
  if (Number.isNaN(at.getTime())) throw new Error(`“${typed}” is not a moment such as 2026-12-19T22:00.`)
  return at
}

interface Planned {
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly urgent: boolean
}

export const downtimeCommands = (program: Command, environment: NodeJS.ProcessEnv): void => {
  const downtime = program
    .command('downtime')
    .description('planned stops, announced on every page seven working days ahead')
  downtime
    .command('plan')
    .description('announce a stop (moments in Vietnamese time, such as 2026-12-19T22:00)')
    .requiredOption('--from <moment>', 'when it begins')
    .requiredOption('--to <moment>', 'when it ends')
    .requiredOption('--reason <text>', 'shown to everybody')
    .option('--urgent', 'what cannot wait seven working days; recorded as such', false)
    .action(({ from, to, reason, urgent }: Planned) =>
      withHouse(program, environment, async (house, output) => {
        const input = { from: momentOf(from), to: momentOf(to), reason, urgent }
        const planned = await perform(planDowntime, house.context(operator), input)
        output.result(
          planned,
          `Announced from now: ${formatMoment(input.from)} – ${formatMoment(input.to)} (${planned.downtimeId}).`,
        )
      }),
    )
  downtime
    .command('cancel <id>')
    .description('take a planned stop back')
    .action((id: string) =>
      withHouse(program, environment, async (house, output) => {
        await perform(takeDowntimeBack, house.context(operator), { downtimeId: id })
        output.result({ downtimeId: id, cancelled: true }, 'Taken back.')
      }),
    )
  downtime
    .command('list')
    .description('planned stops ahead')
    .action(() =>
      withHouse(program, environment, async (house, output) => {
        const ahead = await downtimesAhead(house.database.asNobody, new Date())
        const lines = ahead.map(
          ({ id, startsAt, endsAt, reason }) =>
            `${id}  ${formatMoment(startsAt)} – ${formatMoment(endsAt)}  ${reason}`,
        )
        output.result({ downtimes: ahead }, lines.length === 0 ? 'None.' : lines.join('\n'))
      }),
    )
}
