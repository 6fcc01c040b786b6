import type { FileEvidence } from '../model/content.ts'

/** Shown only as what it is: no sniffing, no scripts, nothing loaded from it. A PDF is saved, not run. */
export const fileHeaders = (
  { name, type }: Pick<FileEvidence, 'name' | 'type'>,
  disposition: 'inline' | 'attachment',
): Record<string, string> => ({
  'Content-Type': type,
  'Content-Disposition': `${type === 'application/pdf' ? 'attachment' : disposition}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`,
  'Content-Security-Policy':
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
})
