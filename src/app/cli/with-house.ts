import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { type House, openHouse } from '../house.ts'
import { jobs } from '../jobs.ts'
import { type Output, openOutput } from './output.ts'

/** Runs one command with an open house and closes it whatever happens. Jobs are not worked here. */
export const withHouse = async (
  program: Command,
  environment: NodeJS.ProcessEnv,
  run: (house: House, output: Output) => Promise<void>,
): Promise<void> => {
  const config = readConfig({ LOG_LEVEL: 'error', ...environment })
  const house = await openHouse(config, { jobs, working: false })
  try {
    await run(house, openOutput(program.opts<{ json: boolean }>().json))
  } finally {
    await house.close()
  }
}
