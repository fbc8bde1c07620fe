import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../resources/kube-object.ts';
import { exactIntegers, exactYamlValue, parseExactJson } from '../../resources/values/exact-json.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { formatJson } from '../output/json.ts';
import { formatYaml } from '../output/yaml.ts';

/**
 * Shows objects in the editor of the user, several as one list.
 *
 * @returns what she made of them; `undefined` when she changed nothing, or emptied the file
 * @throws OcError where there is no editor, and for a text that is no YAML
 */
export const editObjects = async (
  invocation: Invocation,
  shown: readonly KubeObject[],
): Promise<KubeObject[] | undefined> => {
  const edited = await parseEdited(await openEditor(invocation, editedText(invocation, shown)));
  return edited.length === 0 || isDeepStrictEqual(edited, parseExactJson(JSON.stringify(shown))) ? undefined : edited;
};

/** How objects are shown in an editor, without a word before them. */
export const editedText = ({ flags }: Invocation, shown: readonly KubeObject[]): string => {
  const whole = shown.length === 1 ? shown[0] : { apiVersion: 'v1', items: shown, kind: 'List', metadata: {} };
  return isJson(flags) ? formatJson(whole) : formatYaml(whole);
};

/**
 * Shows a text in the editor of the user, with what there is to say of it in comments where it may have such.
 *
 * @param reasons why it is to be edited once more
 * @throws OcError where there is no editor
 */
export const openEditor = async (
  { context, flags }: Invocation,
  text: string,
  reasons: readonly string[] = [],
): Promise<string> => {
  if (!context.editText)
    throw new OcError(
      'there is no terminal to edit in: name an editor in KUBE_EDITOR, or change the object with oc patch, oc set or oc apply',
    );
  const said = [...notice, ...reasons.flatMap((reason) => [...reason.split('\n'), ''])];
  const whole = isJson(flags) ? text : `${said.map((line) => `# ${line}`.trimEnd()).join('\n')}\n${text}`;
  return await context.editText(
    flags.boolean('windows-line-endings') ? whole.replaceAll('\n', '\r\n') : whole,
    isJson(flags) ? '.json' : '.yaml',
  );
};

/** The objects of a text; none when it is empty. @throws OcError for a text that is no YAML */
export const parseEdited = async (text: string): Promise<KubeObject[]> => {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, exactIntegers(text));
  const [problem] = document.errors;
  if (problem) throw new OcError(`the edited file is no YAML: ${problem.message}`);
  const edited = document.toJS({ reviver: exactYamlValue }) as KubeObject | null;
  if (!edited) return [];
  return 'items' in edited && edited.kind === 'List' ? (edited.items as KubeObject[]) : [edited];
};

const isJson = (flags: Invocation['flags']): boolean => flags.string('output') === 'json';

const notice = [
  "Change the object below and leave the editor. Lines that begin with '#' are ignored; an empty file",
  'changes nothing. What is refused is shown once more, with the reasons.',
  '',
];
