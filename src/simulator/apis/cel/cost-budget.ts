/** What the conditions may cost on which a webhook or policy is asked. */
export const CONDITIONS_BUDGET = 2_500_000;

/** What one expression may cost; a unit is a step of about 50 ns. */
export const CALL_LIMIT = 1_000_000;

/** After this nothing more is asked. */
export class CostError extends Error {}

/** An expression that alone costs more than one may. */
export class CallCostError extends CostError {
  constructor() {
    super('operation cancelled: actual cost limit exceeded');
  }
}

/** All expressions about an object cost more than they may together. */
export class OutOfBudgetError extends CostError {
  constructor() {
    super('validation failed due to running out of cost budget, no further validation rules will be run');
  }
}

/**
 * What all expressions about an object may cost together.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#runtime-cost-budget
 */
export class CostBudget {
  #left: number;

  constructor(units = 10_000_000) {
    this.#left = units;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** Whether so much may still be spent; nothing may once it was too much. */
  spend(cost: number): boolean {
    this.#left = cost > this.#left ? -1 : this.#left - cost;
    return this.#left >= 0;
  }

  /** Ends all that would follow. */
  end(): void {
    this.#left = -1;
  }
}
