import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  Status,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
} from '@cucumber/cucumber';
import { StreamproofError } from '../src/errors/streamproof-error.ts';
import { UnsupportedError } from '../src/errors/unsupported-error.ts';
import { capabilityOfTag, requireCapability } from '../src/harness/experiment.ts';
import { selectTarget, type Target } from '../src/targets/select-target.ts';
import { ExperimentWorld, type WorldParameters } from './world.ts';

let target: Target;

/** Longer than what any step waits for; expectations end earlier, and say why. */
setDefaultTimeout(660_000);

setDefinitionFunctionWrapper(
  (run: (this: unknown, ...args: unknown[]) => unknown) =>
    async function (this: unknown, ...args: unknown[]) {
      try {
        return await run.apply(this, args);
      } catch (error) {
        if (error instanceof UnsupportedError && this instanceof ExperimentWorld) return skip(this, error);
        throw withHint(error);
      }
    },
);

BeforeAll(async function (this: { parameters: WorldParameters }) {
  const { target: name = 'simulated', oc = [], ...options } = this.parameters;
  target = await selectTarget(name, { ...options, oc });
});

Before(async function (this: ExperimentWorld, { pickle }) {
  for (const { name } of pickle.tags) {
    const capability = capabilityOfTag(name);
    if (capability !== undefined) requireCapability(target, capability);
  }
  await this.open(target);
});

After(async function (this: ExperimentWorld, { result }) {
  await this.close(result?.status === Status.FAILED);
});

AfterAll(async () => {
  await target?.[Symbol.asyncDispose]();
});

const skip = (world: ExperimentWorld, error: UnsupportedError): 'skipped' => {
  const [, capability = ''] = /^needs:([\w-]+)/.exec(error.message) ?? [];
  world.record({ kind: 'skipped', capability, reason: error.message });
  return 'skipped';
};

const withHint = (error: unknown): unknown => {
  if (error instanceof StreamproofError && error.hint !== undefined && !error.message.includes(error.hint))
    error.message += `\n  try         ${error.hint}`;
  return error;
};
