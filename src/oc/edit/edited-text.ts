import { isJsonObject } from '../../image/json-object.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { formatYaml } from '../../resources/yaml/format-yaml.ts';
import { readYamlDocument, splitYaml } from '../client/documents.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { compactJson, formatJson } from '../output/json.ts';

/** How objects are shown in an editor, several as one list, without a word before them. */
export const shownText = ({ flags }: Invocation, shown: readonly KubeObject[]): string => {
  const whole = shown.length === 1 ? shown[0] : { apiVersion: 'v1', items: shown, kind: 'List', metadata: {} };
  return withLineEnds(flags, isJson(flags) ? formatJson(whole) : formatYaml(whole));
};

/**
 * Shows a text in the editor of the user, with what there is to say of it in comments where it may have such.
 *
 * @param said what is to be done, and why once more, if it is
 * @throws OcError where there is no editor
 */
export const openEditor = async (
  { context, flags }: Invocation,
  text: string,
  said: readonly string[],
): Promise<string> => {
  if (!context.editText)
    throw new OcError(
      'there is no terminal to edit in: name an editor in KUBE_EDITOR, or change the object with oc patch, oc set or oc apply',
    );
  const comments = said.map((part) => `# ${part.replaceAll(/\n(?=[^#])/g, '\n# ')}\n#\n`).join('');
  return await context.editText(isJson(flags) ? text : withLineEnds(flags, comments) + text, suffixOf(flags));
};

/** Keeps a text in a file, and says in which. `undefined` in a session that has no files of its own. */
export const keepText = async ({ context, flags }: Invocation, text: string): Promise<string | undefined> =>
  context.keepText?.(text, suffixOf(flags));

/** The lines that are no comments. */
export const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*#(?!!)/.test(line))
    .join('\n');

/** What the first document of a text means, by which two are compared; of one that is no YAML what it says, without comments. */
export const meaningOf = async (text: string): Promise<string> => {
  const { value, problem } = await readYamlDocument(splitYaml(text).texts[0] ?? '');
  return problem === undefined ? compactJson(value) : withoutComments(text);
};

/** What is wrong with a text before it is looked at what it says; `undefined`: nothing. */
export const formProblem = async (text: string): Promise<string | undefined> => {
  const { value, problem } = await readYamlDocument(splitYaml(withoutComments(text)).texts[0] ?? '');
  if (problem !== undefined) return problem.replace('error converting YAML to JSON: ', '');
  if (!isJsonObject(value)) return 'invalid object to validate';
  const missing = ['apiVersion', 'kind'].filter((field) => value[field] === undefined || value[field] === null);
  if (missing.length === 0) return undefined;
  return missing.length === 1 ? `${missing[0]} not set` : `[${missing.map((field) => `${field} not set`).join(', ')}]`;
};

const withLineEnds = (flags: Invocation['flags'], text: string): string =>
  flags.boolean('windows-line-endings') ? text.replaceAll('\n', '\r\n') : text;

const suffixOf = (flags: Invocation['flags']): string => (isJson(flags) ? '.json' : '.yaml');

const isJson = (flags: Invocation['flags']): boolean => flags.string('output') === 'json';
