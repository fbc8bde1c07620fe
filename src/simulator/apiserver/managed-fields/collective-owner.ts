import { union } from './field-set.ts';
import { byText, type Manager } from './managers.ts';

/** So many managers that update keep an entry of their own. */
const LIMIT = 10;

/** Whom the fields of the oldest of them belong to. */
const COLLECTIVE = 'ancient-changes';

/**
 * Puts the fields of those who updated longest ago together when there are too many of them; who applies keeps what it owns.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.32.0/pkg/util/managedfields/internal/capmanagers.go
 */
export const withCollectiveOwner = (managers: readonly Manager[]): readonly Manager[] => {
  const updaters = managers.filter(({ operation, fields }) => operation === 'Update' && fields.size > 0);
  if (updaters.length <= LIMIT) return managers;
  const left = new Set(managers);
  const collected = new Map<string, Manager>();
  let excess = updaters.length - LIMIT;
  for (const oldest of updaters.sort(byTime)) {
    if (excess === 0) break;
    const first = collected.get(oldest.apiVersion);
    collected.set(oldest.apiVersion, first === undefined ? oldest : together(first, oldest));
    if (first === undefined) continue;
    left.delete(first);
    left.delete(oldest);
    left.add(collected.get(oldest.apiVersion) as Manager);
    excess--;
  }
  return [...left];
};

const together = (earlier: Manager, later: Manager): Manager => ({
  ...later,
  manager: COLLECTIVE,
  subresource: undefined,
  fields: union(earlier.fields, later.fields),
});

const byTime = (one: Manager, other: Manager): number =>
  byText(one.time, other.time) || byText(one.manager, other.manager);
