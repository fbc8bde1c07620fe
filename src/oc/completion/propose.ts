import { directiveNames, just, type Lines, namesOf, type Proposal } from './known-words.ts';
import { type Follows, podOwners } from './what-follows.ts';

/**
 * What may stand behind words.
 *
 * @param args the words that stand there already
 * @param partial how the word that is asked for begins
 * @see https://github.com/kubernetes/kubectl/blob/release-1.32/pkg/util/completion/completion.go
 */
export const propose = async (
  follows: Follows,
  args: readonly string[],
  partial: string,
  lines: Lines,
): Promise<Proposal> => {
  if ('objects' in follows) return objects(follows, args, partial, lines);
  if ('pod' in follows) {
    if (args.length === 0) return pods(partial, lines);
    const [pod = ''] = args;
    return just(args.length === 1 && follows.pod === 'and container' ? await containersOf(pod, lines) : []);
  }
  if (args.length > 0) return just([]);
  if ('words' in follows) return just(follows.words);
  if ('name' in follows) return just(await namesOf(lines, follows.name));
  const entries = await lines(
    'config',
    `get-${follows.entry}`,
    ...(follows.entry === 'contexts' ? ['-o', 'name'] : []),
  );
  return just(follows.entry === 'contexts' ? entries : entries.slice(1));
};

/** The containers of a pod, or of the first that something has. */
export const containersOf = async (word: string, lines: Lines): Promise<readonly string[]> => {
  const field = word.includes('/') && !/^po(?:ds?)?\//.test(word) ? '.spec.template.spec' : '.spec';
  const path = `{range ${field}['initContainers','containers'][*]}{.name}{"\\n"}{end}`;
  return lines('get', ...(word.includes('/') ? [word] : ['pod', word]), '-o', `jsonpath=${path}`);
};

const objects = async (
  { objects: kinds, once = false }: Extract<Follows, { readonly objects: unknown }>,
  args: readonly string[],
  partial: string,
  lines: Lines,
): Promise<Proposal> => {
  const [first] = args;
  const slash = partial.indexOf('/');
  if (first !== undefined && !first.includes('/')) {
    if (once && args.length > 1) return just([]);
    const names = await namesOf(lines, first);
    return just(names.filter((name) => !args.slice(1).includes(name)));
  }
  if (slash >= 0) {
    if (once && first !== undefined) return just([]);
    const kind = partial.slice(0, slash);
    const named = (await namesOf(lines, kind)).map((name) => `${kind}/${name}`);
    return just(named.filter((name) => !args.includes(name)));
  }
  const known = kinds === 'any' ? await servedKinds(partial, lines) : kinds;
  if (first === undefined) return just(known);
  return once ? just([]) : { words: known.map((kind) => `${kind}/`), directive: 6 };
};

/** Of kinds with commas between them the last is completed. */
const servedKinds = async (partial: string, lines: Lines): Promise<readonly string[]> => {
  const before = partial.slice(0, partial.lastIndexOf(',') + 1);
  return (await lines('api-resources', '--verbs=get', '-o', 'name')).map((kind) => before + kind);
};

const pods = async (partial: string, lines: Lines): Promise<Proposal> => {
  const slash = partial.indexOf('/');
  if (slash >= 0) {
    const kind = partial.slice(0, slash);
    return just((await namesOf(lines, kind)).map((name) => `${kind}/${name}`));
  }
  const names = (await namesOf(lines, 'pods')).filter((name) => name.startsWith(partial));
  const owners = podOwners.filter((owner) => owner.startsWith(partial));
  return { words: [...names, ...owners], directive: names.length === 0 && owners.length > 0 ? 6 : 4 };
};

/** What `oc __complete` prints: the words that begin as they should, and what a shell does besides. */
export const printed = ({ words, directive }: Proposal, partial: string): { stdout: string; stderr: string } => ({
  stdout: `${[...words.filter((word) => word.startsWith(partial)), `:${directive}`].join('\n')}\n`,
  stderr: `Completion ended with directive: ${directiveNames[directive]}\n`,
});
