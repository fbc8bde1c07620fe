import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  Status,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setParallelCanAssign,
} from '@cucumber/cucumber';
import { StreamproofError } from '../src/errors/streamproof-error.ts';
import { TimeoutError } from '../src/errors/timeout-error.ts';
import { UnsupportedError } from '../src/errors/unsupported-error.ts';
import { capabilityOfTag, requireCapability, type UpgradeSide, upgradeSideOfTag } from '../src/harness/experiment.ts';
import { maskSecrets } from '../src/harness/mask-secrets.ts';
import { selectTarget, type Target } from '../src/targets/select-target.ts';
import { ExperimentWorld, type WorldParameters } from './world.ts';

let target: Target;

/** Longer than what any step waits for; expectations end earlier, and say why. */
setDefaultTimeout(660_000);

setDefinitionFunctionWrapper(
  (run: (this: unknown, ...args: unknown[]) => unknown) =>
    async function (this: unknown, ...args: unknown[]) {
      const startedAt = momentOf(this);
      try {
        return await run.apply(this, args);
      } catch (error) {
        if (error instanceof UnsupportedError && this instanceof ExperimentWorld) return skip(this, error);
        throw await explained(this, error, startedAt);
      } finally {
        recordTime(this, startedAt);
      }
    },
);

/** Twins on both sides of an upgrade share a project: they run one after another, in the order in which they are written. */
setParallelCanAssign((pickle, running) => sideOf(pickle) === undefined || running.every((other) => !sideOf(other)));

BeforeAll(async function (this: { parameters: WorldParameters }) {
  const { target: name = 'simulated', oc = [], ...options } = this.parameters;
  target = await selectTarget(name, { ...options, oc });
});

Before(async function (this: ExperimentWorld, { pickle }) {
  for (const { name } of pickle.tags) {
    const capability = capabilityOfTag(name);
    if (capability !== undefined) requireCapability(target, capability);
  }
  await this.open(target, sideOf(pickle));
});

After(async function (this: ExperimentWorld, { result }) {
  await this.close(result?.status === Status.FAILED);
});

AfterAll(async () => {
  await target?.[Symbol.asyncDispose]();
});

/** Where the clock of the running experiment stands; undefined around experiments. */
const momentOf = (world: unknown): number | undefined => (world instanceof ExperimentWorld ? world.now : undefined);

const recordTime = (world: unknown, start: number | undefined): void => {
  const end = momentOf(world);
  if (!(world instanceof ExperimentWorld) || start === undefined || end === undefined) return;
  const [startedAt, endedAt] = [start, end].map((time) => new Date(time).toISOString()) as [string, string];
  world.record({ kind: 'time', startedAt, endedAt });
};

const sideOf = ({ tags }: { readonly tags: readonly { readonly name: string }[] }): UpgradeSide | undefined =>
  tags.map(({ name }) => upgradeSideOfTag(name)).find((side) => side !== undefined);

const skip = (world: ExperimentWorld, error: UnsupportedError): 'skipped' => {
  const [, capability = ''] = /^needs:([\w-]+)/.exec(error.message) ?? [];
  world.record({ kind: 'skipped', capability, reason: error.message });
  return 'skipped';
};

/** The message of an error with what helps to understand it, and without secrets. */
const explained = async (world: unknown, error: unknown, startedAt: number | undefined): Promise<unknown> => {
  if (error instanceof TimeoutError && world instanceof ExperimentWorld && startedAt !== undefined) {
    const happened = await world.experiment.explainTimeOut(startedAt).catch(() => undefined);
    if (happened !== undefined) error.message += `\n${happened}`;
  }
  if (error instanceof Error) {
    error.message = maskSecrets(withHint(error).message);
    if (error.stack !== undefined) error.stack = maskSecrets(error.stack);
  }
  return error;
};

const withHint = (error: Error): Error => {
  if (error instanceof StreamproofError && error.hint !== undefined && !error.message.includes(error.hint))
    error.message += `\n  try         ${error.hint}`;
  return error;
};
