import { isDeepStrictEqual } from 'node:util';
import { exactIntegers, exactYamlValue, parseExactJson } from '../../resources/exact-json.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
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
  { context, flags }: Invocation,
  shown: readonly KubeObject[],
): Promise<KubeObject[] | undefined> => {
  if (!context.editText)
    throw new OcError(
      'there is no terminal to edit in: name an editor in KUBE_EDITOR, or change the object with oc patch, oc set or oc apply',
    );
  const whole = shown.length === 1 ? shown[0] : { apiVersion: 'v1', items: shown, kind: 'List', metadata: {} };
  const isJson = flags.string('output') === 'json';
  const text = isJson ? formatJson(whole) : `${notice}${formatYaml(whole)}`;
  const edited = await parse(
    await context.editText(
      flags.boolean('windows-line-endings') ? text.replaceAll('\n', '\r\n') : text,
      isJson ? '.json' : '.yaml',
    ),
  );
  if (edited === undefined || isDeepStrictEqual(edited, parseExactJson(JSON.stringify(whole)))) return undefined;
  return 'items' in edited && edited.kind === 'List' ? (edited.items as KubeObject[]) : [edited];
};

/** What was written; nothing when the file was emptied. */
const parse = async (text: string): Promise<KubeObject | undefined> => {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, exactIntegers(text));
  const [problem] = document.errors;
  if (problem) throw new OcError(`the edited file is no YAML: ${problem.message}`);
  return (document.toJS({ reviver: exactYamlValue }) as KubeObject | null) ?? undefined;
};

const notice = `# Change the object below and leave the editor. Lines that begin with '#' are ignored; an empty file
# changes nothing.
#
`;
