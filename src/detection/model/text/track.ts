/**
 * Units on their way through the normaliser, each with the half-open range of the original it came from. Grows as needed and
 * is used again for the next text, because making arrays costs more than reading a short text.
 */
export class Track {
  units = new Uint16Array(1024)
  from = new Int32Array(1024)
  to = new Int32Array(1024)
  length = 0

  /** Empty again; room that one huge text needed is given back. */
  clear(): this {
    if (this.units.length > mostKept) this.#resize(1024)
    this.length = 0
    return this
  }

  push(unit: number, from: number, to: number): void {
    if (this.length === this.units.length) this.#resize(this.units.length * 2)
    this.units[this.length] = unit
    this.from[this.length] = from
    this.to[this.length] = to
    this.length++
  }

  /** The unit at an index, 0 outside. */
  at(index: number): number {
    return index >= 0 && index < this.length ? (this.units[index] ?? 0) : 0
  }

  /** Lets the last unit reach as far as `to` in the original. */
  stretch(to: number): void {
    if (this.length > 0) this.to[this.length - 1] = to
  }

  #resize(capacity: number): void {
    const [units, from, to] = [new Uint16Array(capacity), new Int32Array(capacity), new Int32Array(capacity)]
    units.set(this.units.subarray(0, Math.min(this.length, capacity)))
    from.set(this.from.subarray(0, Math.min(this.length, capacity)))
    to.set(this.to.subarray(0, Math.min(this.length, capacity)))
    this.units = units
    this.from = from
    this.to = to
  }
}

const mostKept = 1 << 20
