/** Units on their way through the normaliser, each with the half-open range of the original it came from. Grows as needed. */
export class Track {
  units: Uint16Array
  from: Int32Array
  to: Int32Array
  length = 0

  constructor(expected: number) {
    this.units = new Uint16Array(expected)
    this.from = new Int32Array(expected)
    this.to = new Int32Array(expected)
  }

  push(unit: number, from: number, to: number): void {
    if (this.length === this.units.length) this.#grow()
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

  #grow(): void {
    const capacity = Math.max(16, this.units.length * 2)
    const [units, from, to] = [new Uint16Array(capacity), new Int32Array(capacity), new Int32Array(capacity)]
    units.set(this.units)
    from.set(this.from)
    to.set(this.to)
    this.units = units
    this.from = from
    this.to = to
  }
}
