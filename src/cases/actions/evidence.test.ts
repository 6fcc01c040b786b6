import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { envelope } from '../../agencies/model.ts'
import { findAgency } from '../../agencies/store/agencies.ts'
import { openEnvelope, shareEnvelope } from '../../agencies/store/grants.ts'
import { lockFile } from '../../intake/actions/lock-file.ts'
import { insertAttachment } from '../../intake/store/attachments.ts'
import { newId } from '../../kit/random.ts'
import type { Refusal } from '../../kit/refusal.ts'
import { recipientOf, seal, sealJson } from '../../seal/age.ts'
import { custodyOf, findEvidence } from '../store/evidence.ts'
import { addEvidence } from './add-evidence.ts'
import { addEvidenceFromReport } from './add-evidence-from-report.ts'
import { addLink } from './add-link.ts'
import { exportEvidence } from './export-evidence.ts'
import { openCase } from './open-case.ts'
import { openCaseFromReport } from './open-case-from-report.ts'
import { sha256 } from './seal-evidence.ts'
import { verifyEvidence } from './verify-evidence.ts'
import { viewEvidence } from './view-evidence.ts'

const house = testHouse()
const picture = (shade = 120) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .png()
    .toBuffer()

const newCase = async () => {
  const { reportId } = await buildTriagedReport(house())
  const { caseId } = await perform(openCaseFromReport, house().as('officer'), {
    reportId,
    title: 'Vụ',
    summary: '',
  })
  return { caseId, reportId }
}

const newEvidence = async () => {
  const { caseId, reportId } = await newCase()
  const bytes = new Uint8Array(await picture())
  const { evidenceId } = await perform(addEvidence, house().as('officer'), {
    caseId,
    description: 'Ảnh chụp màn hình',
    file: { name: 'ảnh chụp.png', bytes },
  })
  return { caseId, reportId, evidenceId, bytes }
}

const refusal = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => {
      throw new Error('was not refused')
    },
    (problem: Refusal) => problem,
  )

const blobPath = async (evidenceId: string): Promise<string> => {
  const { blob_key: key } = await findEvidence(house().database.db, evidenceId)
  return join(house().folder, 'blobs', (key ?? '').slice(0, 2), key ?? '')
}

const actsOf = async (evidenceId: string) =>
  (await custodyOf(house().database.db, [evidenceId])).map(({ act }) => act)

describe('evidence', () => {
  it('keeps the original byte for byte, with its hash, sealed before it touches the disk', async () => {
    const { caseId, evidenceId, bytes } = await newEvidence()
    const viewed = await perform(viewEvidence, house().as('officer'), { evidenceId, reason: 'case-work' })
    expect(viewed.bytes).toEqual(bytes)
    expect(viewed.facts).toMatchObject({
      kind: 'file',
      sha256: sha256(bytes),
      description: 'Ảnh chụp màn hình',
    })
    expect(viewed.verdict).toEqual({ sealed: true, content: true, ledger: true })
    const again = await perform(viewEvidence, house().as('officer'), { evidenceId, reason: 'case-work' })
    expect(again.verdict).toEqual(viewed.verdict)
    const stored = await readFile(await blobPath(evidenceId))
    expect(stored.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    expect(stored.includes(Buffer.from(bytes).subarray(0, 32))).toBe(false)
    const { evidence } = await perform(openCase, house().as('leader'), { caseId, reason: 'supervision' })
    expect(evidence[0]?.facts).toMatchObject({ sha256: sha256(bytes) })
  })

  it('grows its chain of custody with every act, by whom and when', async () => {
    const { evidenceId } = await newEvidence()
    await perform(viewEvidence, house().as('officer2'), { evidenceId, reason: 'case-work' })
    await perform(verifyEvidence, house().as('leader'), { evidenceId })
    await perform(exportEvidence, house().as('officer'), { evidenceId, reason: 'case-work' })
    const chain = await custodyOf(house().database.db, [evidenceId])
    expect(chain.map(({ act }) => act)).toEqual(['collected', 'viewed', 'verified', 'exported'])
    expect(chain[1]?.member_id).toBe(house().founded.members.officer2?.memberId)
    expect(new Set(chain.map(({ sealed_sha256 }) => sealed_sha256)).size).toBe(1)
  })

  it('cannot be edited, nor its custody edited or deleted, even in the database', async () => {
    const { evidenceId } = await newEvidence()
    const { db } = house().database
    const changes = [
      db.updateTable('cases.evidence').set({ sealed_sha256: 'x' }).where('id', '=', evidenceId),
      db.updateTable('cases.custody').set({ act: 'collected' }).where('evidence_id', '=', evidenceId),
      db.deleteFrom('cases.custody').where('evidence_id', '=', evidenceId),
    ]
    for (const change of changes) await expect(change.execute()).rejects.toThrow('evidence is never edited')
  })

  it('finds a changed file, withholds it and writes the finding into the chain', async () => {
    const { evidenceId } = await newEvidence()
    const path = await blobPath(evidenceId)
    const bytes = await readFile(path)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    await writeFile(path, bytes)
    const viewed = await perform(viewEvidence, house().as('officer'), { evidenceId, reason: 'case-work' })
    expect(viewed.bytes).toBeUndefined()
    expect(viewed.verdict).toEqual({ sealed: false, content: false, ledger: true })
    const chain = await custodyOf(house().database.db, [evidenceId])
    expect(chain.at(-1)?.sealed_sha256).toBe(sha256(bytes))
    expect(chain.at(-1)?.sealed_sha256).not.toBe(chain[0]?.sealed_sha256)
  })

  it('finds another file sealed to the same key, and one that is gone', async () => {
    const { evidenceId } = await newEvidence()
    const { recipient } = await findEvidence(house().database.db, evidenceId)
    await writeFile(await blobPath(evidenceId), await seal([recipient], await picture(10)))
    const swapped = await perform(verifyEvidence, house().as('officer'), { evidenceId })
    expect(swapped.verdict).toEqual({ sealed: false, content: false, ledger: true })
    await rm(await blobPath(evidenceId))
    const gone = await perform(verifyEvidence, house().as('officer'), { evidenceId })
    expect(gone.verdict).toMatchObject({ sealed: false, content: false })
  })

  it('finds file and row swapped together, because the ledger names the first hash', async () => {
    const { evidenceId } = await newEvidence()
    const { db } = house().database
    const { recipient } = await findEvidence(db, evidenceId)
    const other = await picture(10)
    const blob = await seal([recipient], other)
    await writeFile(await blobPath(evidenceId), blob)
    const { facts } = await perform(verifyEvidence, house().as('officer'), { evidenceId })
    // What somebody who owns the database could do.
    await sql`alter table cases.evidence disable trigger evidence_never_edited`.execute(db)
    await db
      .updateTable('cases.evidence')
      .set({
        sealed_sha256: sha256(blob),
        sealed: await sealJson([recipient], { ...facts, sha256: sha256(other) }),
      })
      .where('id', '=', evidenceId)
      .execute()
    await sql`alter table cases.evidence enable trigger evidence_never_edited`.execute(db)
    const { verdict } = await perform(verifyEvidence, house().as('officer'), { evidenceId })
    expect(verdict).toEqual({ sealed: true, content: true, ledger: false })
  })

  it('is not found by strangers, until it is handed to their agency', async () => {
    const { evidenceId, bytes } = await newEvidence()
    const police = house().as('police')
    for (const attempt of [
      () => perform(viewEvidence, police, { evidenceId, reason: 'case-work' }),
      () => perform(verifyEvidence, police, { evidenceId }),
      () => perform(exportEvidence, police, { evidenceId, reason: 'case-work' }),
    ])
      expect((await refusal(attempt())).kind).toBe('not-found')
    expect(await actsOf(evidenceId)).toEqual(['collected'])
    const agency = await findAgency(police.db, house().founded.members.police?.agencyId ?? '')
    await shareEnvelope(house().as('officer'), envelope('evidence', evidenceId), agency)
    const exported = await perform(exportEvidence, police, { evidenceId, reason: 'case-work' })
    expect(exported.bytes).toEqual(bytes)
    expect((await custodyOf(police.db, [evidenceId])).at(-1)?.agency_id).toBe(agency.id)
  })

  it('is not taken from or added to a case of another agency', async () => {
    const { caseId } = await newCase()
    const file = { name: 'a.png', bytes: new Uint8Array(await picture()) }
    const link = {
      caseId,
      url: 'https://vi-du.example/trang',
      seenAt: '2026-11-20T08:00',
      description: 'Trang',
    }
    const stranger = house().as('commune')
    expect((await refusal(perform(addEvidence, stranger, { caseId, file }))).kind).toBe('not-found')
    expect((await refusal(perform(addLink, stranger, link))).kind).toBe('not-found')
  })

  it('refuses what is no picture, document, sound or clip, whatever its name says', async () => {
    const { caseId } = await newCase()
    const file = { name: 'anh.png', bytes: new TextEncoder().encode('<script>alert(1)</script>') }
    const { fields } = await refusal(perform(addEvidence, house().as('officer'), { caseId, file }))
    expect(fields).toEqual({ files: 'file-type' })
  })
})

describe('a link', () => {
  it('records where, when and a description; its record is hashed like a file', async () => {
    const { caseId } = await newCase()
    const url = 'https://vi-du.example/trang?a=1'
    const { evidenceId } = await perform(addLink, house().as('officer'), {
      caseId,
      url,
      seenAt: '2026-11-20T08:00',
      description: 'Trang đăng tên trường của trẻ',
    })
    const { facts, verdict } = await perform(verifyEvidence, house().as('officer'), { evidenceId })
    expect(facts).toMatchObject({ kind: 'link', url, seenAt: '08:00 20/11/2026' })
    expect(verdict).toEqual({ sealed: true, content: true, ledger: true })
    expect(
      (
        await refusal(
          perform(addLink, house().as('officer'), {
            caseId,
            url: 'javascript:alert(1)',
            seenAt: '2026-11-20T08:00',
            description: 'x',
          }),
        )
      ).fields,
    ).toEqual({ url: 'invalid-url' })
    expect(
      (
        await refusal(
          perform(addLink, house().as('officer'), {
            caseId,
            url,
            seenAt: '2999-11-20T08:00',
            description: 'x',
          }),
        )
      ).fields,
    ).toEqual({ seenAt: 'future-date' })
  })
})

describe('a file from the reporter', () => {
  const withFile = async () => {
    const { caseId, reportId } = await newCase()
    const officer = house().as('officer')
    const recipient = await recipientOf(await openEnvelope(officer, envelope('report', reportId)))
    const bytes = new Uint8Array(await picture())
    const attachmentId = newId()
    const facts = { name: 'man-hinh.png', type: 'image/png', size: bytes.length, sha256: sha256(bytes) }
    await insertAttachment(officer.db, {
      id: attachmentId,
      report_id: reportId,
      sealed: await sealJson([recipient], facts),
      blob_key: await officer.services.blobs.put(await seal([recipient], bytes)),
      size: bytes.length,
      state: 'stored',
      created_at: officer.now,
    })
    return { caseId, attachmentId, bytes }
  }

  it('is sealed anew with the hash it came with', async () => {
    const { caseId, attachmentId, bytes } = await withFile()
    const { evidenceId } = await perform(addEvidenceFromReport, house().as('officer'), {
      caseId,
      attachmentId,
    })
    const {
      evidence,
      facts,
      bytes: kept,
    } = await perform(viewEvidence, house().as('officer'), { evidenceId, reason: 'case-work' })
    expect(evidence.source).toBe('report')
    expect(facts).toMatchObject({ name: 'man-hinh.png', sha256: sha256(bytes), attachmentId })
    expect(kept).toEqual(bytes)
  })

  it('of another case is not found', async () => {
    const { attachmentId } = await withFile()
    const other = await newCase()
    const attempt = perform(addEvidenceFromReport, house().as('officer'), {
      caseId: other.caseId,
      attachmentId,
    })
    expect((await refusal(attempt)).kind).toBe('not-found')
  })

  it('locked as suspected abuse imagery is neither kept nor shown any more', async () => {
    const { caseId, attachmentId } = await withFile()
    const { evidenceId } = await perform(addEvidenceFromReport, house().as('officer'), {
      caseId,
      attachmentId,
    })
    await perform(lockFile, house().as('officer'), {
      attachmentId,
      reason: 'looks-like-abuse',
    })
    for (const attempt of [
      () => perform(viewEvidence, house().as('officer'), { evidenceId, reason: 'case-work' }),
      () => perform(exportEvidence, house().as('officer'), { evidenceId, reason: 'case-work' }),
      () => perform(addEvidenceFromReport, house().as('officer'), { caseId, attachmentId }),
    ])
      expect((await refusal(attempt())).reason).toBe('file-locked')
    expect((await perform(verifyEvidence, house().as('officer'), { evidenceId })).verdict.content).toBe(true)
  })
})

describe('the blob folder', () => {
  it('holds only sealed files', async () => {
    await newEvidence()
    const entries = await readdir(join(house().folder, 'blobs'), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(0)
    for (const file of files)
      expect((await readFile(join(file.parentPath, file.name))).subarray(0, 21).toString()).toBe(
        'age-encryption.org/v1',
      )
  })
})
