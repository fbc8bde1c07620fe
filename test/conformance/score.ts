import process from 'node:process';

const score = { steps: 0, equal: 0, expected: 0 };

/** Counts one recorded step; all of a run are summed up when it ends. */
export const countStep = (equal: boolean, reason: string | undefined): void => {
  if (score.steps === 0) process.once('exit', printTotal);
  score.steps += 1;
  if (equal) score.equal += 1;
  else if (reason !== undefined) score.expected += 1;
};

const printTotal = (): void => {
  const { steps, equal, expected } = score;
  const percent = ((100 * equal) / steps).toFixed(1);
  process.stdout.write(
    `# conformance: ${equal} of ${steps} recorded steps are equal (${percent} %), ${expected} differ for a reason that is listed, ${steps - equal - expected} without one\n`,
  );
};
