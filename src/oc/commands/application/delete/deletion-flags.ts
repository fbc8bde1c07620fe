import { booleanFlag, durationFlag, type Flag, numberFlag, stringFlag } from '../../../command-line/flag.ts';

/** How commands delete what they put something else in the place of, or made for a while. */
export const deletionFlags: readonly Flag[] = [
  booleanFlag('force', 'If true, resources end at once, without time to end well.'),
  stringFlag('cascade', 'What happens to dependents: background, orphan or foreground.', {
    default: 'background',
    implied: 'background',
  }),
  numberFlag('grace-period', 'Seconds that a resource has to end; below 0 it says so itself.', { default: '-1' }),
  durationFlag('timeout', 'How long to wait for deletions; 0 is as long as it takes.', { default: '0s' }),
  booleanFlag('wait', 'If true, wait for resources to be gone before returning.'),
];
