import type { Evidence } from '../../../evidence/evidence.ts';
import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { exchangesOf } from '../book/exchanges.ts';
import { refusedAmong } from '../book/refusal.ts';
import { clippedText } from '../text/clipped-text.ts';
import type { HintName } from '../text/hints.ts';

/** What may have led to a failure, as something recorded says. */
export interface Cause {
  /** What was recorded: an event, a condition, an answer of a registry. */
  seen: string;
  /** What to look at or to do. */
  hint: HintName;
  /** The object that it is about, where the hint names it: `imagestream/web`. */
  name?: string;
}

/**
 * The most likely causes of a failure, the likeliest first: at most three, each from something that was recorded, and of as many
 * kinds as there are.
 */
export const likelyCauses = (experiment: ExperimentFacts): readonly Cause[] => {
  const kinds = [
    unimplemented(experiment.facts),
    refusals(experiment),
    conditions(experiment.facts),
    unfulfilled(experiment.facts),
    warnings(experiment.facts),
    commands(experiment.facts),
  ];
  const inTurns = kinds.flatMap((causes) => causes.map((cause, turn) => ({ cause, turn })));
  const causes = inTurns.toSorted((one, other) => one.turn - other.turn).map(({ cause }) => cause);
  return [...new Map(causes.map((cause) => [cause.seen, cause])).values()].slice(0, 3);
};

/** What a step expected of an object that was otherwise. */
const unfulfilled = (facts: readonly Evidence[]): readonly Cause[] =>
  facts
    .filter((one) => one.kind === 'object')
    .flatMap(({ name, asserted = [] }) =>
      asserted
        .filter(({ holds }) => !holds)
        .map(
          ({ path, expected, actual }): Cause => ({
            seen: clippedText(`${name}: ${path.join('.')} is ${actual ?? 'not there'}, expected ${expected}`),
            hint: name.startsWith('imagestream') ? 'tag' : 'object',
            name,
          }),
        ),
    )
    .toReversed();

const diagnosed = (facts: readonly Evidence[], title: RegExp): readonly string[] =>
  facts.flatMap((one) =>
    one.kind === 'diagnostics'
      ? one.sections.filter((section) => title.test(section.title)).flatMap(({ lines }) => lines)
      : [],
  );

const unimplemented = (facts: readonly Evidence[]): readonly Cause[] =>
  diagnosed(facts, /does not implement/).map((line) => ({
    seen: clippedText(line),
    hint: 'unimplemented',
  }));

/** A later request for the same with credentials may have succeeded. */
const refusals = (experiment: ExperimentFacts): readonly Cause[] => {
  const exchanges = exchangesOf(experiment);
  const refused = refusedAmong(exchanges);
  const succeeded = new Set(
    exchanges.filter(({ status }) => status >= 200 && status < 400).map(({ to, path }) => to + path),
  );
  return exchanges
    .filter((exchange) => refused.has(exchange) && !succeeded.has(exchange.to + exchange.path))
    .toReversed()
    .map(({ method, to, path, status, credentials }) => ({
      seen: `${to} answered ${status || 'nothing'} to ${method} ${clippedText(path)}${credentials === undefined ? '' : ` (credentials: ${credentials})`}`,
      hint: hintOf(status),
    }));
};

const hintOf = (status: number): HintName => {
  if (status === 401 || status === 403) return 'credentials';
  if (status === 404) return 'missing';
  return status === 429 ? 'limit' : 'registry';
};

const conditions = (facts: readonly Evidence[]): readonly Cause[] => [
  ...diagnosed(facts, /^image streams/)
    .filter((line) => /\b[A-Z]\w+: /.test(line))
    .map((line) => ({
      seen: clippedText(line),
      hint: 'import' as const,
    })),
  ...facts
    .filter((one) => one.kind === 'object')
    .flatMap(({ name, object }) => {
      const status = object['status'] as { conditions?: readonly Record<string, unknown>[] } | undefined;
      return (status?.conditions ?? [])
        .filter(({ status: value, type }) => value === 'False' && type !== 'Progressing')
        .map(({ type, reason, message }) => ({
          seen: `${name}: ${String(type)} is False, ${String(reason)}: ${clippedText(String(message))}`,
          hint: 'object' as const,
          name,
        }));
    }),
];

const warnings = (facts: readonly Evidence[]): readonly Cause[] => {
  const recorded = facts
    .flatMap((one) => (one.kind === 'events' ? one.events : []))
    .filter(({ type }) => type === 'Warning')
    .map(({ reason, object, message }) => `${reason} ${object}: ${message}`);
  const diagnosedWarnings = diagnosed(facts, /^events/).filter((line) => line.includes('  Warning  '));
  return (recorded.length > 0 ? recorded : diagnosedWarnings).toReversed().map((line) => ({
    seen: clippedText(line),
    hint: 'events',
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
        hint: 'command',
      };
    });
