import type { ExperimentFacts } from '../../../evidence/run-facts.ts';

/** When something was last seen to change before an experiment failed. */
export interface LastChange {
  /** RFC 3339, on the clock of the target. */
  at: string;
  what: string;
}

/** The last change that was recorded: an event, else a command; undefined when there is none. */
export const lastChangeOf = ({ facts }: ExperimentFacts): LastChange | undefined => {
  const changes = facts.flatMap((one) => {
    if (one.kind === 'events') return one.events.map(({ at, reason, object }) => ({ at, what: `${reason} ${object}` }));
    return one.kind === 'command' ? [{ at: one.startedAt, what: `$ ${one.line}` }] : [];
  });
  return changes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
};
