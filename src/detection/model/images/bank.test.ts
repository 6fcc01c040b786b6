import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BankEntry, matchFile, matchPicture, openBank, switchHash } from './bank.ts'
import { readBankCsv } from './bank-csv.ts'
import { readExchangeJson } from './bank-exchange.ts'
import { parseHash } from './hash256.ts'

const defaults = { bank: 'thử', source: 'khoa', addedAt: new Date('2026-11-01T00:00:00Z') }
const known = 'd8f8f0cee0f4a84f0637022a078f67f0b36e2ed596621e1d33e6339c4e9c9b22'
const near = 'd8f8f0cee0f4a84f0637022a078f67f0b36e2ed596621e1d33e6339c4e9c9bff'
const md5 = 'd41d8cd98f00b204e9800998ecf8427e'
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

const entry = (more: Partial<BankEntry> = {}): BankEntry => ({
  kind: 'pdq',
  hash: known,
  quality: 100,
  ...defaults,
  enabled: true,
  ...more,
})
const picture = (hex: string, quality?: number) => {
  const original = parseHash(hex)
  return { hashes: original === undefined ? {} : { original }, ...(quality === undefined ? {} : { quality }) }
}

describe('a bank', () => {
  it('says how far, how good, from whom', () => {
    const bank = openBank([entry({ note: 'cầu' }), entry({ bank: 'khác', quality: 60 })])
    expect(matchPicture(bank, picture(near, 100))).toMatchObject({
      status: 'compared',
      matches: [
        {
          distance: 6,
          turn: 'original',
          pictureQuality: 100,
          entryQuality: 100,
          distrust: [],
          entry: { bank: 'thử', source: 'khoa', note: 'cầu', addedAt: defaults.addedAt },
        },
        { distance: 6, distrust: ['entry-quality'], entry: { bank: 'khác' } },
      ],
    })
    expect(matchPicture(bank, picture(near, 100), 5)).toEqual({ status: 'compared', matches: [] })
  })

  it('distrusts what was made from little, and does not compare what shows nothing', () => {
    const { quality: _, ...unknown } = entry()
    const bank = openBank([unknown])
    const told = matchPicture(bank, picture(known, 70))
    expect(told.status === 'compared' && told.matches[0]?.distrust).toEqual([
      'picture-quality',
      'entry-quality-unknown',
    ])
    const bare = matchPicture(bank, picture(known))
    expect(bare.status === 'compared' && bare.matches[0]?.distrust).toContain('picture-quality-unknown')
    expect(matchPicture(bank, picture(known, 49))).toEqual({ status: 'too-little-to-see', quality: 49 })
    expect(matchPicture(openBank([entry({ quality: 49 })]), picture(known, 100))).toEqual({
      status: 'compared',
      matches: [],
    })
  })

  it('keeps a switched-off hash silent, in one bank or in all, and can switch it on again', () => {
    const bank = openBank([entry(), entry({ bank: 'khác' }), entry({ kind: 'md5', hash: md5 })])
    const banks = (of: typeof bank): readonly string[] => {
      const result = matchPicture(of, picture(known, 100))
      return result.status === 'compared' ? result.matches.map((match) => match.entry.bank) : []
    }
    expect(banks(switchHash(bank, known.toUpperCase(), false, 'khác'))).toEqual(['thử'])
    expect(banks(switchHash(bank, known, false))).toEqual([])
    expect(banks(switchHash(switchHash(bank, known, false), known, true))).toEqual(['thử', 'khác'])
    expect(matchFile(bank, 'md5', md5.toUpperCase())).toHaveLength(1)
    expect(matchFile(switchHash(bank, md5, false), 'md5', md5)).toEqual([])
    expect(matchFile(bank, 'sha256', sha256)).toEqual([])
  })

  it('names an entry once when the picture meets it turned several ways', () => {
    const original = parseHash(near)
    const turned = parseHash(known)
    if (original === undefined || turned === undefined) throw new Error('not a hash')
    const result = matchPicture(openBank([entry()]), { hashes: { original, rotate90: turned }, quality: 90 })
    expect(result).toMatchObject({ matches: [{ turn: 'rotate90', distance: 0 }] })
    expect(result.status === 'compared' && result.matches).toHaveLength(1)
  })
})

describe('a bank as CSV', () => {
  it('is read by its header, quoted cells and all', () => {
    const csv = `\uFEFFhash,quality,kind,bank,source,added_at,enabled,note\r\n${known},100,,,Bộ,2026-10-02,0,"cầu, ""cũ""\nhai dòng"\r\n${md5},,md5,,,,,\r\n`
    expect(readBankCsv(csv, defaults)).toEqual({
      problems: [],
      entries: [
        entry({
          source: 'Bộ',
          addedAt: new Date('2026-10-02'),
          enabled: false,
          note: 'cầu, "cũ"\nhai dòng',
        }),
        { kind: 'md5', hash: md5, ...defaults, enabled: true },
      ],
    })
  })

  it('tells each bad row with its line and keeps the good ones', () => {
    const rows = [
      'hash,quality,kind,added_at,enabled,note',
      `${known},100,,,,"hai\ndòng"`,
      'xyz,100',
      `${known},101`,
      `${known},20`,
      `${known},90,phash`,
      `${known},90,pdq,hôm qua`,
      '',
      `${known},90,pdq,,maybe`,
      `${known},90,pdq,,,,thừa`,
      `${known},90`,
    ]
    const { entries, problems } = readBankCsv(rows.join('\n'), defaults)
    expect(entries).toHaveLength(2)
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [4, 'hash'],
      [5, 'quality'],
      [6, 'quality-too-low'],
      [7, 'kind'],
      [8, 'date'],
      [10, 'enabled'],
      [11, 'columns'],
    ])
  })

  it('takes no day that no calendar of ours shows: the database could not keep it', () => {
    for (const day of ['+275760-01-01', '-100000-01-01', '1969-12-31'])
      expect(readBankCsv(`hash,added_at\n${known},${day}\n`, defaults).problems).toEqual([
        { line: 2, problem: 'date', value: day },
      ])
  })

  it('without a header is what `khien hash` prints', () => {
    expect(readBankCsv(`${known},100,aaa.jpg\n`, defaults).entries).toEqual([entry({ note: 'aaa.jpg' })])
    expect(readBankCsv('', defaults)).toEqual({ entries: [], problems: [] })
  })
})

describe('a bank from ThreatExchange', () => {
  it('is read in each of the shapes in use', () => {
    const list = [
      {
        type: 'HASH_PDQ',
        raw_indicator: known,
        owner: { id: '1', name: 'NCMEC' },
        added_on: '2026-10-02T00:00:00+0000',
      },
      { type: 'HASH_MD5', indicator: md5, should_delete: true, last_updated: 1790000000 },
      { indicator: { type: 'HASH_SHA256', indicator: sha256 }, status: 'DISPUTED', description: 'nhầm' },
      { signal_type: 'pdq', signal_value: known.toUpperCase(), quality: 88 },
    ]
    for (const file of [list, { data: list }, { indicators: list }]) {
      const { entries, problems } = readExchangeJson(JSON.stringify(file), defaults)
      expect(problems).toEqual([])
      expect(entries).toMatchObject([
        { kind: 'pdq', hash: known, source: 'NCMEC', addedAt: new Date('2026-10-02'), enabled: true },
        { kind: 'md5', hash: md5, enabled: false, addedAt: new Date(1790000000000) },
        { kind: 'sha256', hash: sha256, enabled: false, note: 'nhầm' },
        { kind: 'pdq', hash: known, quality: 88, source: 'khoa' },
      ])
    }
  })

  it('tells what it could not read by its place', () => {
    const list = [
      { type: 'DOMAIN', raw_indicator: 'example.org' },
      7,
      { type: 'HASH_PDQ', raw_indicator: 'ff' },
    ]
    expect(readExchangeJson(JSON.stringify(list), defaults).problems).toEqual([
      { line: 1, problem: 'kind', value: 'DOMAIN' },
      { line: 2, problem: 'columns', value: '7' },
      { line: 3, problem: 'hash', value: 'ff' },
    ])
    expect(readExchangeJson('no', defaults).problems).toHaveLength(1)
  })
})

it('no file makes the readers fall over', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.json(), (text, json) => {
      readBankCsv(text, defaults)
      readBankCsv(`hash,quality\n${text}`, defaults)
      readExchangeJson(json, defaults)
      readExchangeJson(text, defaults)
    }),
  )
})
