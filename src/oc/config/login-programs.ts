import type { Invocation } from '../command.ts';
import { booleanFlag, type Flag, listFlag, stringFlag } from '../command-line/flag.ts';
import type { Flags } from '../command-line/flags.ts';
import { OcError } from '../oc-error.ts';

/** Flags of `oc config set-credentials` for users whose credentials a program or a provider makes. */
export const loginProgramFlags: readonly Flag[] = [
  stringFlag('auth-provider', 'The provider of credentials.'),
  listFlag('auth-provider-arg', 'What the provider is told: key=value.'),
  stringFlag('exec-command', 'The program that prints credentials.'),
  stringFlag('exec-api-version', 'The version of what the program prints.'),
  listFlag('exec-arg', 'A word behind the program.'),
  listFlag('exec-env', 'A variable of the program: key=value.'),
  stringFlag('exec-interactive-mode', 'Whether the program may use the terminal: Never, IfAvailable or Always.'),
  booleanFlag('exec-provide-cluster-info', 'If true, the program is told of the cluster.'),
];

type Fields = Record<string, unknown>;

interface Program extends Fields {
  command: string;
  args: string[] | null;
  env: { name: string; value: string }[] | null;
}

/**
 * What these flags make of a user: those of a program count where there is one, and leave alone what they do not name; `KEY-` takes a
 * variable or a word to the provider away.
 *
 * @throws OcError for what is none of their words
 * @see https://github.com/kubernetes/kubectl/blob/v0.32.1/pkg/cmd/config/set_credentials.go
 */
export const loginPrograms = ({ flags }: Invocation): ((user: Fields) => Fields) => {
  const mode = flags.string('exec-interactive-mode');
  if (flags.has('exec-interactive-mode') && !['Never', 'IfAvailable', 'Always'].includes(mode))
    throw new OcError('invalid interactive mode type, can be only IfAvailable, Never, Always');
  const [words, variables] = [pairsOf(flags, 'auth-provider-arg'), pairsOf(flags, 'exec-env')];
  const args = flags.list('exec-arg');
  const provided = (before: { name?: string; config?: Fields | null } | undefined): Fields | undefined => {
    const name = flags.string('auth-provider') || before?.name;
    if (name === undefined) return undefined;
    const old = name === before?.name ? Object.entries(before.config ?? {}) : [];
    const kept = old.filter(([key]) => !words.removed.includes(key));
    return { name, config: { ...Object.fromEntries(kept), ...Object.fromEntries(words.set) } };
  };
  const executed = (before: Program | undefined): Fields | undefined => {
    if (before === undefined && !flags.has('exec-command')) return undefined;
    const isNamed = flags.has('exec-command');
    const old =
      before?.env?.filter(({ name }) => !variables.removed.includes(name)) ?? (flags.has('exec-env') ? [] : null);
    const added = variables.set.filter(([name]) => old?.every((each) => each.name !== name) ?? true);
    const changed = old?.map((each) => ({ ...each, value: new Map(variables.set).get(each.name) ?? each.value })) ?? [];
    const env = [...changed, ...added.map(([name, value]) => ({ name, value }))];
    return {
      ...before,
      command: isNamed ? flags.string('exec-command') : before?.command,
      args: args.length > 0 ? args : isNamed ? null : before?.args,
      env: old === null && env.length === 0 ? null : env,
      apiVersion: flags.has('exec-api-version') ? flags.string('exec-api-version') : before?.['apiVersion'],
      provideClusterInfo: flags.has('exec-provide-cluster-info')
        ? flags.boolean('exec-provide-cluster-info')
        : (before?.['provideClusterInfo'] ?? false),
      ...(mode && { interactiveMode: mode }),
    };
  };
  return (user) => {
    const [provider, program] = [
      provided(user['auth-provider'] as never),
      executed(user['exec'] as Program | undefined),
    ];
    return { ...user, ...(provider && { 'auth-provider': provider }), ...(program && { exec: program }) };
  };
};

/** `key=value` sets, `key-` takes away. */
const pairsOf = (flags: Flags, flag: string): { set: [string, string][]; removed: string[] } => {
  const words = flags.list(flag);
  const set = words.flatMap((word): [string, string][] => {
    const equals = word.indexOf('=');
    if (equals > 0) return [[word.slice(0, equals), word.slice(equals + 1)]];
    if (equals < 0 && /.-$/.test(word)) return [];
    throw new OcError(`invalid ${flag} format: ${word}`);
  });
  return { set, removed: words.flatMap((word) => (/^[^=]+-$/.test(word) ? [word.slice(0, -1)] : [])) };
};
