import type { Invocation } from '../command.ts';
import { booleanFlag, type Flag, listFlag, stringFlag } from '../command-line/flag.ts';
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

/** The fields of a user that these flags set. @throws OcError for what is none of their words */
export const loginPrograms = ({ flags }: Invocation): Record<string, unknown> => {
  const pairs = (flag: string): { name: string; value: string }[] =>
    flags.list(flag).map((word) => {
      const equals = word.indexOf('=');
      if (equals < 1) throw new OcError(`Error: invalid ${flag} format: ${word}`);
      return { name: word.slice(0, equals), value: word.slice(equals + 1) };
    });
  const mode = flags.string('exec-interactive-mode');
  if (mode !== '' && !['Never', 'IfAvailable', 'Always'].includes(mode))
    throw new OcError('invalid interactive mode type, can only be IfAvailable, Never, Always');
  const provider = flags.string('auth-provider');
  const config = Object.fromEntries(pairs('auth-provider-arg').map(({ name, value }) => [name, value]));
  const [args, env] = [flags.list('exec-arg'), pairs('exec-env')];
  return {
    ...(provider && {
      'auth-provider': { name: provider, config: Object.keys(config).length > 0 ? config : null },
    }),
    ...(flags.has('exec-command') && {
      exec: {
        command: flags.string('exec-command'),
        args: args.length > 0 ? args : null,
        env: env.length > 0 ? env : null,
        apiVersion: flags.string('exec-api-version'),
        provideClusterInfo: flags.boolean('exec-provide-cluster-info'),
        ...(mode && { interactiveMode: mode }),
      },
    }),
  };
};
