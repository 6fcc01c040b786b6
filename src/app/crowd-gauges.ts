import { Gauge, type Registry } from 'prom-client'
import type { Crowd } from '../crowd/model/crowd.ts'

/** What the door of the public form sees; read when somebody scrapes. */
export const crowdGauges = (registry: Registry, crowd: Crowd): void => {
  const gauges: Readonly<Record<string, readonly [help: string, read: () => number]>> = {
    khien_crowded: ['1 while the public form asks for work or a wait.', () => Number(crowd.load.isCrowded())],
    khien_crowd_requests_per_second: ['Costly public requests a second.', () => crowd.load.perSecond()],
    khien_crowd_waiting: ['Reports waiting for their turn to be sealed.', () => crowd.turns.waiting()],
    khien_crowd_asked_total: [
      'Requests asked for work or a wait, since the start.',
      () => crowd.counts.asked,
    ],
    khien_crowd_worked_in_total: ['Let in for work done.', () => crowd.counts.workedIn],
    khien_crowd_waited_in_total: ['Let in after a wait.', () => crowd.counts.waitedIn],
    khien_files_turned_away_total: [
      'Uploads not taken for want of room.',
      () => crowd.counts.filesTurnedAway,
    ],
    khien_upload_bytes_this_hour: ['Bytes of files taken this hour.', () => crowd.uploads.bytesThisHour()],
    khien_drafts: ['Unfinished stories at the last look.', () => crowd.room().drafts],
    khien_draft_file_bytes: ['Bytes of files of unfinished stories.', () => crowd.room().draftFileBytes],
    khien_disk_low: ['1 while files are refused for want of disk.', () => Number(crowd.room().diskIsLow)],
  }
  for (const [name, [help, read]] of Object.entries(gauges))
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
}
