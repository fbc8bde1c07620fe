import type { Command } from '../../command.ts';
import { usageError } from '../../oc-error.ts';

/**
 * `oc completion`: code that lets a shell complete the words of commands, and their flags, kept in a table of its own.
 */
export const completion: Command = {
  usage: 'SHELL',
  flags: [],
  run: async (invocation) => {
    const { args, context } = invocation;
    const [shell, ...more] = args;
    if (shell === undefined) throw usageError('oc completion', 'Shell not specified.');
    if (more.length > 0) throw usageError('oc completion', 'Too many arguments. Expected only the shell type.');
    const write = shells[shell];
    if (write === undefined) throw usageError('oc completion', `Unsupported shell type ${JSON.stringify(shell)}.`);
    context.stdout(write(await wordsAfter()));
  },
};

/** Each path of words, with the words and flags that may follow it: `create secret` → `docker-registry generic tls`. */
const wordsAfter = async (): Promise<Map<string, readonly string[]>> => {
  const { commandTable } = await import('../../command-table.ts');
  const after = new Map<string, Set<string>>([['', new Set()]]);
  for (const row of commandTable) {
    const words = row.path.split(' ');
    for (const [index, word] of words.entries()) {
      const path = words.slice(0, index).join(' ');
      after.set(path, (after.get(path) ?? new Set()).add(word));
    }
    const { flags } = await row.load();
    const known = after.get(row.path) ?? new Set();
    for (const { name, deprecated } of flags) if (deprecated === undefined) known.add(`--${name}`);
    after.set(row.path, known);
  }
  return new Map([...after].map(([path, words]) => [path, [...words].sort()]));
};

type Words = ReadonlyMap<string, readonly string[]>;

const cases = (words: Words): string =>
  [...words].map(([path, next]) => `    '${path}') next='${next.join(' ')}' ;;`).join('\n');

/** The longest path that the words of a line begin with, in a shell that counts arrays from `first`. */
const bash = (words: Words): string => `# bash completion for oc

__oc_next() {
  local next
  case "$1" in
${cases(words)}
    *) return 1 ;;
  esac
  echo "$next"
}

__oc_complete() {
  local path='' word index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    [[ $word == -* ]] && continue
    __oc_next "\${path:+$path }$word" > /dev/null || break
    path="\${path:+$path }$word"
  done
  COMPREPLY=($(compgen -W "$(__oc_next "$path")" -- "\${COMP_WORDS[COMP_CWORD]}"))
}

complete -o default -F __oc_complete oc
`;

const zsh = (words: Words): string => `#compdef oc

autoload -Uz bashcompinit && bashcompinit
${bash(words)}`;

const fish = (words: Words): string =>
  [...words]
    .map(([path, next]) => {
      const seen = path === '' ? '__fish_use_subcommand' : `string match -q -- 'oc ${path} *' (commandline -pc)`;
      return `complete -c oc -n "${seen}" -a '${next.join(' ')}'\n`;
    })
    .join('');

const shells: Readonly<Record<string, (words: Words) => string>> = { bash, zsh, fish };
