import type { RunFacts } from '../../../evidence/run-facts.ts';

/** What runs are called beside each other: target and version, and a number where several share both. */
export const runNames = (runs: readonly RunFacts[]): readonly string[] => {
  const names = runs.map(({ target }) =>
    [target?.name === 'simulated' ? 'embedded' : target?.name, target?.version].filter(Boolean).join(' '),
  );
  return names.map((name, index) => {
    const alike = names.filter((other) => other === name).length;
    return alike === 1 && name !== ''
      ? name
      : `${name || 'run'} (${names.slice(0, index + 1).filter((other) => other === name).length})`;
  });
};
