import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { errorMessage } from '../error-text.ts';
import { OcError, PlainError } from '../oc-error.ts';
import { editedText, openEditor, parseEdited } from './edit-objects.ts';

/** What became of edited objects. */
export interface Saving {
  /** Why some are to be edited again. */
  readonly reasons: readonly string[];
  /** Some could not be saved, and no edit mends that: the server refused them, or they are gone. */
  readonly unsaved?: 'refused' | 'gone' | undefined;
}

/**
 * Shows objects in the editor of the user until what she makes of them can be saved. What is refused comes back with the reasons;
 * she gives up by leaving it as it is.
 *
 * @throws OcError when she gives up, or when what was edited cannot be saved at all; her text is kept in a file
 */
export const editUntilSaved = async (
  invocation: Invocation,
  shown: readonly KubeObject[],
  save: (edited: readonly KubeObject[]) => Promise<Saving>,
): Promise<void> => {
  const { stderr } = invocation.context;
  const original = withoutComments(editedText(invocation, shown));
  let refused: { readonly text: string; readonly reasons: readonly string[] } | undefined;
  for (;;) {
    const text = withoutComments(await openEditor(invocation, refused?.text ?? original, refused?.reasons));
    if (text === refused?.text) {
      await tellOfCopy(invocation, text);
      throw new OcError('Edit cancelled, no valid changes were saved.');
    }
    if (text === original) return stderr('Edit cancelled, no changes made.\n');
    if (text.trim() === '') return stderr('Edit cancelled, saved file was empty.\n');
    const { reasons, unsaved } = await attempt(text, save).catch(async (error: unknown) => {
      await tellOfCopy(invocation, text);
      throw error;
    });
    if (unsaved !== undefined) throw new PlainError(advice(unsaved, await keep(invocation, text)));
    if (reasons.length === 0) return;
    refused = { text, reasons };
  }
};

const attempt = async (text: string, save: (edited: readonly KubeObject[]) => Promise<Saving>): Promise<Saving> => {
  const edited = await parseEdited(text).catch((error: unknown) => error);
  if (Array.isArray(edited)) return save(edited);
  return { reasons: [`The edited file had a syntax error: ${errorMessage(edited)}`] };
};

/** The file that the text is in now; `undefined` in a session that has no files of its own. */
const keep = async ({ context, flags }: Invocation, text: string): Promise<string | undefined> =>
  context.keepText?.(text, flags.string('output') === 'json' ? '.json' : '.yaml');

const tellOfCopy = async (invocation: Invocation, text: string): Promise<void> => {
  const file = await keep(invocation, text);
  if (file !== undefined)
    invocation.context.stderr(`A copy of your changes has been stored to ${JSON.stringify(file)}\n`);
};

const advice = (unsaved: 'refused' | 'gone', file = 'FILE'): string =>
  unsaved === 'refused'
    ? `You can run \`oc replace -f ${file}\` to try this update again.`
    : `The edits you made on deleted resources have been saved to ${JSON.stringify(file)}`;

const withoutComments = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n');
