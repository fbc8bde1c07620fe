import type { BuildStage } from '../../../resources/builds/build.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { BuilderContext } from './builder-context.ts';

/** Does a step of a build and notes how long it took, also when it fails. */
export const timed = async <T>(
  stage: string,
  step: string,
  { stages, process }: BuilderContext,
  work: () => Promise<T>,
): Promise<T> => {
  const { clock } = process.container;
  const start = clock.now();
  try {
    return await work();
  } finally {
    const time = { startTime: timestamp(start), ...durationOf(clock.now() - start) };
    addStages(stages, [{ name: stage, ...time, steps: [{ name: step, ...time }] }]);
  }
};

/**
 * Adds stages to those that there are: a stage that is there already gets the steps, and lasts until the last of them ends.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/timing/context.go
 */
export const addStages = (stages: BuildStage[], more: readonly BuildStage[]): void => {
  for (const stage of more) {
    const at = stages.findIndex(({ name }) => name === stage.name);
    const old = stages[at];
    if (old === undefined) stages.push(stage);
    else stages[at] = extended(old, stage);
  }
};

const extended = (stage: BuildStage, { startTime, durationMilliseconds = 0, steps }: BuildStage): BuildStage => ({
  name: stage.name,
  startTime: stage.startTime,
  ...durationOf(Date.parse(startTime) + durationMilliseconds - Date.parse(stage.startTime)),
  steps: [...stage.steps, ...steps],
});

/** No duration is not written down. */
const durationOf = (milliseconds: number): { durationMilliseconds?: number } =>
  milliseconds === 0 ? {} : { durationMilliseconds: milliseconds };
