import { type IWorldOptions, setWorldConstructor, World } from '@cucumber/cucumber';
import type { Evidence } from '../src/evidence/evidence.ts';
import { mediaTypeOf } from '../src/evidence/media-type.ts';
import { type Experiment, openExperiment, type UpgradeSide } from '../src/harness/experiment.ts';
import { maskValue } from '../src/harness/mask-secrets.ts';
import type { Target, TargetOptions } from '../src/targets/select-target.ts';

/** What `worldParameters` may say; everything has a default. */
export interface WorldParameters extends Omit<TargetOptions, 'oc'> {
  /** The name of the target; default `simulated`. */
  target?: string;
  /** Executables of a real `oc`, the first that answers is used; default: the built-in one. */
  oc?: string[];
  /** Whether the projects of experiments that failed stay on the cluster. */
  keepOnFailure?: boolean;
}

/** Holds the experiment of the running scenario, and nothing else. */
export class ExperimentWorld extends World<WorldParameters> {
  #experiment: Experiment | undefined;

  constructor(options: IWorldOptions<WorldParameters>) {
    super(options);
  }

  /** Milliseconds since the epoch, on the clock of the target; undefined when no experiment is open. */
  get now(): number | undefined {
    return this.#experiment?.now();
  }

  get experiment(): Experiment {
    if (this.#experiment === undefined) throw new Error('the experiment of this scenario has not been opened');
    return this.#experiment;
  }

  async open(target: Target, side: UpgradeSide | undefined): Promise<void> {
    this.#experiment = await openExperiment(target, { record: (evidence) => this.record(evidence) }, side);
  }

  /** Gives the cluster back. Does nothing when there is none: opening it may have failed. */
  async close(failed: boolean): Promise<void> {
    const experiment = this.#experiment;
    if (experiment === undefined) return;
    this.#experiment = undefined;
    try {
      await experiment.observe().catch(() => undefined);
      if (failed) await experiment.diagnose();
      if (failed && this.parameters.keepOnFailure === true) experiment.keep();
      if (!failed) experiment.checkImplemented();
    } finally {
      await experiment[Symbol.asyncDispose]();
    }
  }

  record(evidence: Evidence): void {
    this.attach(JSON.stringify(maskValue(evidence)), { mediaType: mediaTypeOf(evidence.kind) });
  }
}

setWorldConstructor(ExperimentWorld);
