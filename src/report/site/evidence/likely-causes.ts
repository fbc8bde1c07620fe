import type { Evidence } from '../../../evidence/evidence.ts';
import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { exchangesOf } from '../book/exchanges.ts';
import { isRefused } from '../book/refusal.ts';
import { clippedText } from '../text/clipped-text.ts';

/** What may have led to a failure, as something recorded says. */
export interface Cause {
  /** What was recorded: an event, a condition, an answer of a registry. */
  seen: string;
  /** What to look at or to do. */
  hint: string;
}

/** The most likely causes of a failure, the likeliest first: at most three, each from something that was recorded. */
export const likelyCauses = (experiment: ExperimentFacts): readonly Cause[] => {
  const causes = [
    ...unimplemented(experiment.facts),
    ...refusals(experiment),
    ...conditions(experiment.facts),
    ...warnings(experiment.facts),
    ...commands(experiment.facts),
  ];
  return [...new Map(causes.map((cause) => [cause.seen, cause])).values()].slice(0, 3);
};

const diagnosed = (facts: readonly Evidence[], title: RegExp): readonly string[] =>
  facts.flatMap((one) =>
    one.kind === 'diagnostics'
      ? one.sections.filter((section) => title.test(section.title)).flatMap(({ lines }) => lines)
      : [],
  );

const unimplemented = (facts: readonly Evidence[]): readonly Cause[] =>
  diagnosed(facts, /does not implement/).map((line) => ({
    seen: clippedText(line),
    hint: 'The embedded cluster lacks this: run the experiment on a real cluster (--target openshift).',
  }));

/** A later request for the same with credentials may have succeeded. */
const refusals = (experiment: ExperimentFacts): readonly Cause[] => {
  const exchanges = exchangesOf(experiment);
  const succeeded = new Set(
    exchanges.filter(({ status }) => status >= 200 && status < 400).map(({ to, path }) => to + path),
  );
  return exchanges
    .filter((exchange) => isRefused(exchange) && !succeeded.has(exchange.to + exchange.path))
    .toReversed()
    .map(({ method, to, path, status, credentials }) => ({
      seen: `${to} answered ${status || 'nothing'} to ${method} ${clippedText(path)}${credentials === undefined ? '' : ` (credentials: ${credentials})`}`,
      hint: hintOf(status),
    }));
};

const hintOf = (status: number): string => {
  if (status === 401 || status === 403)
    return 'Check the pull secret that covers this registry and repository: oc get secrets, oc describe serviceaccount default.';
  if (status === 404) return 'Check the name of the repository and tag, and whether the registry still has it.';
  if (status === 429) return 'The limit of the registry is reached: pull with credentials, or later.';
  return 'The registry did not answer as it should: is it up, and reachable from the cluster?';
};

const conditions = (facts: readonly Evidence[]): readonly Cause[] => [
  ...diagnosed(facts, /^image streams/)
    .filter((line) => /\b[A-Z]\w+: /.test(line))
    .map((line) => ({
      seen: clippedText(line),
      hint: 'See why the import failed: oc describe imagestream.',
    })),
  ...facts
    .filter((one) => one.kind === 'object')
    .flatMap(({ name, object }) => {
      const status = object['status'] as { conditions?: readonly Record<string, unknown>[] } | undefined;
      return (status?.conditions ?? [])
        .filter(({ status: value, type }) => value === 'False' && type !== 'Progressing')
        .map(({ type, reason, message }) => ({
          seen: `${name}: ${String(type)} is False, ${String(reason)}: ${clippedText(String(message))}`,
          hint: `See what its controller says: oc describe ${name}.`,
        }));
    }),
];

const warnings = (facts: readonly Evidence[]): readonly Cause[] => {
  const recorded = facts
    .flatMap((one) => (one.kind === 'events' ? one.events : []))
    .filter(({ type }) => type === 'Warning')
    .map(({ reason, object, message }) => `${reason} ${object}: ${message}`);
  const diagnosedWarnings = diagnosed(facts, /^events/).filter((line) => line.includes('  Warning  '));
  return [...recorded, ...diagnosedWarnings].toReversed().map((line) => ({
    seen: clippedText(line),
    hint: 'See the events around it: oc get events --sort-by=.lastTimestamp, oc describe pod.',
  }));
};

const commands = (facts: readonly Evidence[]): readonly Cause[] =>
  facts
    .filter((one) => one.kind === 'command' && one.exitCode !== 0)
    .toReversed()
    .map((one) => {
      const { line, exitCode, stderr, stdout } = one as Extract<Evidence, { kind: 'command' }>;
      const [first = ''] = (stderr || stdout).trim().split('\n');
      return {
        seen: clippedText(`$ ${line} ended with ${exitCode}: ${first}`),
        hint: 'Run the command by hand on the target.',
      };
    });
