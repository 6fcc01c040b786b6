import { domainToUnicode } from 'node:url'
import { parse } from 'tldts'

/** A host as machines and as people read it, and what of it somebody had to register. */
export interface Host {
  /** Lower case, punycode, no final dot: what lists are looked up by. */
  readonly ascii: string
  readonly unicode: string
  readonly isIp: boolean
  /** The registered name (`abc.com.vn`), undefined for addresses and bare endings. */
  readonly registered: string | undefined
  /** Its first label (`abc`). */
  readonly label: string
  /** What stands before it (`login.zalo.me` in `login.zalo.me.example.com`). */
  readonly subdomain: string
  /** The public ending (`com.vn`), from the Public Suffix List. */
  readonly suffix: string
  /** Whether the ending is one that is really given out. */
  readonly known: boolean
}

/** From a host that the WHATWG parser accepted; Node's own IDNA tables read punycode, so both agree on what it shows. */
export const readHost = (hostname: string): Host => {
  const ascii = hostname.replace(/\.$/, '').toLowerCase()
  const { isIp, isIcann, domain, domainWithoutSuffix, subdomain, publicSuffix } = parse(ascii)
  return {
    ascii,
    unicode: domainToUnicode(ascii) || ascii,
    isIp: isIp === true,
    registered: domain ?? undefined,
    label: domainWithoutSuffix ?? '',
    subdomain: subdomain ?? '',
    suffix: publicSuffix ?? '',
    known: isIcann === true,
  }
}
