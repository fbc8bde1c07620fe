/** Holds back what ends early, so that experiments which run beside each other are told of in the order in which they are written. */
export class InOrder<T extends { readonly position: number }> {
  readonly #early = new Map<number, T>();
  #due = 0;

  /** @returns what is due now: this and those that waited for it, or nothing while one before it is still running */
  add(ended: T): T[] {
    this.#early.set(ended.position, ended);
    const due: T[] = [];
    for (let next = this.#early.get(this.#due); next !== undefined; next = this.#early.get(this.#due)) {
      this.#early.delete(this.#due);
      this.#due++;
      due.push(next);
    }
    return due;
  }

  /** What waited for something that will not end any more. */
  rest(): T[] {
    const left = [...this.#early.values()].sort((one, other) => one.position - other.position);
    this.#early.clear();
    return left;
  }
}
