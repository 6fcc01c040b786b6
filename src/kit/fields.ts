import { z } from 'zod'

/** C0 and C1 control characters except tab and newline; PostgreSQL refuses NUL, screens and logs misread the rest. */
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** Marks that reorder text on screen (`evil\u202Egpj.exe`); dropped where a name must read as it is. */
const directionMarks = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(controls, '').normalize('NFC')

/** Running text as the person wrote it: line breaks stay, control characters go. Length in UTF-16 units. */
export const longText = (max: number) =>
  z
    .string('required')
    .max(max * 2, 'too-long')
    .transform((text) => clean(text).trim())
    .pipe(z.string().max(max, 'too-long'))

/** One line: a name, a title, a place. Direction marks and line breaks go. */
export const shortText = (max: number) =>
  z
    .string('required')
    .max(max * 2, 'too-long')
    .transform((text) => clean(text).replace(directionMarks, '').replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, 'too-long'))

/** A link as somebody copied it, spaces and commas included; what no screen shows does not hide in it. */
export const link = z
  .string('required')
  .max(4_000, 'too-long')
  .transform((text) =>
    clean(text)
      .replace(directionMarks, '')
      .replace(/[\n\t]+/g, ' ')
      .trim(),
  )
  .pipe(z.string().max(2_000, 'too-long'))

export const requiredText = (max: number) => longText(max).pipe(z.string().min(1, 'required'))
export const requiredLine = (max: number) => shortText(max).pipe(z.string().min(1, 'required'))

/** An empty form field means “not given”. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional())

/** A checkbox group: absent, one value or many. */
export const many = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema),
  )

/** A file name safe to store and to offer for download: no path, no controls, no direction tricks. */
export const fileName = (name: string): string =>
  clean(name)
    .replace(directionMarks, '')
    .replace(/[\\/:*?"<>|\n\t]/g, '_')
    .slice(-120)
    // Cutting may halve an emoji, and half a character cannot be named in a header.
    .toWellFormed()
    .trim() || 'file'
