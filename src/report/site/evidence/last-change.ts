import type { ExperimentFacts } from '../../../evidence/run-facts.ts';

/** Something that changed. */
export interface LastChange {
  /** RFC 3339, on the clock of the target. */
  at: string;
  what: string;
}

/**
 * When the object that a step expected something of last changed, as it says itself; where nothing was expected of an object, the
 * last event or else command. Undefined when nothing tells.
 */
export const lastChangeOf = ({ facts }: ExperimentFacts): LastChange | undefined => {
  const object = facts.findLast((one) => one.kind === 'object' && one.asserted?.some(({ holds }) => !holds));
  const own = object?.kind === 'object' ? timesIn(object.object).map((at) => ({ at, what: object.name })) : [];
  return latest(own) ?? latest(facts.flatMap(changesOf));
};

const changesOf = (fact: ExperimentFacts['facts'][number]): readonly LastChange[] => {
  if (fact.kind === 'events') return fact.events.map(({ at, reason, object }) => ({ at, what: `${reason} ${object}` }));
  return fact.kind === 'command' ? [{ at: fact.startedAt, what: `$ ${fact.line}` }] : [];
};

/** Objects tell of their changes by times in their status: of transitions, of images that a tag got. */
const timesIn = (object: object): readonly string[] =>
  [...JSON.stringify(object).matchAll(/"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)"/g)].map(([, time]) => time!);

const latest = (changes: readonly LastChange[]): LastChange | undefined =>
  changes.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)).at(-1);
